-- One worker requests a URL for all. ARGV: the key of its answer, this worker, how long requesting may take in ms, the
-- hash of the URL as a page, 1 if an answer without the page's body is not enough, 1 to claim it even if another worker
-- waits for something else first or has it as a page. Returns 1 if this worker is to request it, 0 if another one does
-- so, or the answer.
-- A value is ?worker while it is requested, >worker while that worker waits for something else, =s and an answer that
-- is enough for all, or =u and one without the page's body.
local P = string.sub(KEYS[1], 1, -5)
local call, sub = redis.call, string.sub
local key, worker, wantsWhole, isImpatient = P .. ARGV[1], ARGV[2], ARGV[5] == '1', ARGV[6] == '1'

local function isOthers(value)
  local first, name = sub(value, 1, 1), sub(value, 2)
  if name == worker or (first == '>' and isImpatient) then return false end
  return (first == '?' or first == '>') and call('EXISTS', P .. 'alive:' .. name) == 1
end

local value = call('GET', key)
if value then
  if sub(value, 1, 1) == '=' then
    if sub(value, 2, 2) == 's' or not wantsWhole then return sub(value, 3) end
    -- The shorter answer stays for workers to whom it is enough.
    key = key .. ':b'
    value = call('GET', key)
  end
  if value and isOthers(value) then return 0 end
end
if not isImpatient then
  for _, other in ipairs(call('SMEMBERS', P .. 'workers')) do
    if other ~= worker and call('HEXISTS', P .. 'w:' .. other, ARGV[4]) == 1
        and call('EXISTS', P .. 'alive:' .. other) == 1 then
      return 0
    end
  end
end
call('SET', key, '?' .. worker, 'PX', ARGV[3])
return 1

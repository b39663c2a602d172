-- How the pages that a worker has claimed are returned.

local function forget(group, value)
  if call('SREM', bucket(group, value), value) == 1 then count('known', -1) end
end

-- Returns a claimed page: it will be read again, and the targets of its redirects are forgotten.
local function giveBack(worker, id, claim)
  local state, depth, name = parse(claim)
  local entry = call('HGET', P .. 'e:' .. worker, id)
  local h = host(name)
  call('LPUSH', P .. 'q:' .. name .. ':' .. depth, entry)
  open(h, depth)
  local waiting, active = levelFields(depth)
  add(h, 'w', 1)
  add(h, waiting, 1)
  count('waiting', 1)
  if state == 'a' then
    add(h, 'a', -1)
    add(h, active, -1)
    count('active', -1)
  elseif isSeed(entry) then
    count('open', 1)
  end
  if state ~= 'n' then count('claimed', -1) end
  local marks = call('HGET', P .. 'v:' .. worker, id)
  if marks then
    for group, value in string.gmatch(marks, '(%d+) (%d+)') do forget(group, value) end
  end
end

local function giveAllBack(worker)
  local claims = call('HGETALL', P .. 'w:' .. worker)
  for i = 1, #claims, 2 do giveBack(worker, claims[i], claims[i + 1]) end
  call('DEL', P .. 'w:' .. worker, P .. 'e:' .. worker, P .. 'v:' .. worker, P .. 'alive:' .. worker)
  for _, set in ipairs({ 'workers', 'unsealed', 'idle', 'ending' }) do call('SREM', P .. set, worker) end
  goOn()
end


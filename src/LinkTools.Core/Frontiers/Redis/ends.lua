-- What became of the pages that a worker has claimed: it is collected, and written for all of them together.
local worker = ARGV[1]
local claims = P .. 'w:' .. worker

-- Positions of the parts in ARGV, the pages that they name, and the claims of these.
local ends, asked, states = {}, {}, {}

-- What: r for a page that was read, n for one that does not count as a page; then s for a seed.
local function release(id, what)
  local claim = states[id]
  if not claim then return end
  local state, depth, name, rest = parse(claim)
  if state ~= 'a' then return end
  local h = host(name)
  local _, active = levelFields(depth)
  add(h, 'a', -1)
  add(h, active, -1)
  count('active', -1)
  local kind = sub(what, 1, 1)
  if #what > 1 then count('open', -1) end
  if kind == 'n' then count('claimed', -1) end
  states[id] = kind .. rest
  return true
end

local file, bytes, firstBytes = '', false, false

local function writeFile()
  if bytes ~= firstBytes then call('HSET', P .. 'f:' .. file, 'bytes', bytes) end
end

local function openFile(id)
  writeFile()
  file = id
  bytes = id ~= '' and num(call('HGET', P .. 'f:' .. id, 'bytes') or 0)
  firstBytes = bytes
end

-- What was refused stays in the worker's file until that is next opened; what was recorded twice is no refusal.
-- The span of its rows in the file: two numbers, or nothing.
local function complete(id, outcome, links, record, span, failure)
  local claim = states[id]
  local from, to
  if bytes and span ~= '' then
    from, to = string.match(span, '^(%d+) (%d+)$')
    from, to = num(from), num(to)
  end
  if not claim and to and bytes >= to then return end
  if claim then
    states[id] = false
    count(outcome, 1)
    count('links', num(links))
    if failure ~= '' then call('HSET', P .. 'failed', id, failure) end
    local first, second = string.byte(id, 1, 2)
    call('HSET', P .. 'p:' .. (first * 16 + math.floor(second / 16)), id, record)
  elseif to and to > from then
    call('RPUSH', P .. 'g:' .. file, span)
  end
  if to then bytes = to end
end

local function writeEnds()
  for from = 1, #asked, 5000 do
    local last = math.min(from + 4999, #asked)
    for i, claim in ipairs(call('HMGET', claims, unpack(asked, from, last))) do states[asked[from + i - 1]] = claim end
  end
  if #asked == 0 then return end
  local done, changed, fields = {}, {}, {}
  for _, at in ipairs(ends) do
    local part, id = ARGV[at], ARGV[at + 1]
    if part == 'R' then
      if release(id, ARGV[at + 2]) then changed[#changed + 1] = id end
    elseif part == 'O' then
      openFile(id)
    else
      if states[id] then done[#done + 1] = id end
      if part == 'c' then
        complete(id, 'Completed', ARGV[at + 2], ARGV[at + 3], ARGV[at + 4], '')
      else
        complete(id, ARGV[at + 2], ARGV[at + 3], ARGV[at + 4], ARGV[at + 5], ARGV[at + 6])
      end
    end
  end
  writeFile()
  for _, id in ipairs(changed) do
    if states[id] then
      fields[#fields + 1] = id
      fields[#fields + 1] = states[id]
    end
  end
  callMany('HSET', claims, fields)
  callMany('HDEL', claims, done)
  callMany('HDEL', P .. 'e:' .. worker, done)
  -- Few pages are redirected.
  if #done > 0 and total('marks') > 0 then callMany('HDEL', P .. 'v:' .. worker, done) end
end


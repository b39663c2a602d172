-- One worker's turn: says what it has done, and asks for pages. Each part may come twice, and counts once.
-- ARGV: worker, its lease in ms, what it says of itself, pages wanted, pages of one host at once, most pages in all,
-- pause between requests to one host; then the parts, each with its own number of values.
local worker, want, limit, most, delay = ARGV[1], num(ARGV[4]), num(ARGV[5]), num(ARGV[6]), num(ARGV[7])
local claims = P .. 'w:' .. worker

-- First a command that needs memory: a full or read-only server refuses all of the script, or nothing. It also fails
-- for a worker that was given up, or took another name: what it sent before must not be done any more.
if not call('SET', P .. 'alive:' .. worker, ARGV[3], 'XX', 'PX', ARGV[2]) then return { 'gone' } end

local noted, marks = {}, {}

-- As long as a page two levels up is not finished, it may lead to this one, too.
local function note(h, depth, id)
  if get(h, 'lo') >= depth - 1 then return end
  call('SADD', P .. 's:' .. h.name .. ':' .. depth, id)
  set(h, 's', 1)
  noted[#noted + 1] = id
  noted[#noted + 1] = depth
  noted[#noted + 1] = h.name
end

-- A known page to which there may be a shorter way.
local function shorten(h, depth, entry)
  local id = sub(entry, 1, 8)
  for other = depth + 1, get(h, 'hi') do
    if call('SREM', P .. 's:' .. h.name .. ':' .. other, id) == 1 then
      call('SADD', P .. 'm:' .. h.name .. ':' .. other, id)
      add(h, 'm', 1)
      push(h, depth, entry, 'RPUSH')
      count('waiting', -1)
      add(h, 'w', -1)
      add(h, 'w' .. other, -1)
      note(h, depth, id)
      return
    end
  end
  for other = 2, depth do
    if call('SISMEMBER', P .. 's:' .. h.name .. ':' .. other, id) == 1 then
      noted[#noted + 1] = id
      noted[#noted + 1] = other
      noted[#noted + 1] = h.name
    end
  end
end

local function found(from, name, depth, group, value, isAgain, entry)
  local h = host(name)
  if isAgain == '1' or know(group, value) then
    push(h, depth, entry, 'RPUSH')
    h.found = h.found + 1
    if isSeed(entry) then count('open', 1) end
    -- From another host, a page may be found at any level: which is first depends on which host is faster.
    if from == name then note(h, depth, sub(entry, 1, 8)) end
  elseif get(h, 's') == 1 then
    shorten(h, depth, entry)
  end
end

local function release(id, wasFetched)
  local claim = call('HGET', claims, id)
  if not claim or sub(claim, 1, 1) ~= 'a' then return end
  local _, depth, name, entry = parse(claim)
  local h = host(name)
  add(h, 'a', -1)
  add(h, 'a' .. depth, -1)
  count('active', -1)
  if isSeed(entry) then count('open', -1) end
  if wasFetched ~= '1' then count('claimed', -1) end
  call('HSET', claims, id, (wasFetched == '1' and 'r' or 'n') .. sub(claim, 2))
end

-- What was refused stays in the worker's file until that is next opened; what was recorded twice is no refusal.
local function complete(id, outcome, links, facts, failure, file, from, to)
  local claim = call('HGET', claims, id)
  local bytes = file ~= '' and num(call('HGET', P .. 'f:' .. file, 'bytes') or 0)
  if not claim and bytes and bytes >= num(to) then return end
  if claim then
    call('HDEL', claims, id)
    call('HDEL', P .. 'v:' .. worker, id)
    count(outcome, 1)
    count('links', num(links))
    local _, depth, name, entry = parse(claim)
    local head = depth .. ' ' .. name .. ' ' .. #entry .. ' ' .. entry
    if failure ~= '' then call('HSET', P .. 'failed', id, head .. failure) end
    local first, second = string.byte(id, 1, 2)
    call('HSET', P .. 'p:' .. (first * 16 + math.floor(second / 16)), id, head .. facts)
  elseif bytes and num(to) > num(from) then
    call('RPUSH', P .. 'g:' .. file, from .. ' ' .. to)
  end
  if bytes then call('HSET', P .. 'f:' .. file, 'bytes', to) end
end

local function mark(id, group, value, url)
  local key, this = P .. 'v:' .. worker, group .. ' ' .. value .. ' '
  local before = call('HGET', key, id) or ''
  if not know(group, value) then
    -- The answer to the same question may have been lost.
    marks[#marks + 1] = string.find(before, this, 1, true) and 1 or 0
    return
  end
  call('HSET', key, id, before .. this)
  if url ~= '' then call('SADD', P .. 'seeds', url) end
  marks[#marks + 1] = 1
end

local function pause(name, time)
  local h = host(name)
  set(h, 'next', max(get(h, 'next'), now + time))
  if get(h, 'y') == 1 then call('ZADD', P .. 'ready', get(h, 'next'), name) end
end

local at = 8
while at <= #ARGV do
  local part = ARGV[at]
  if part == 'F' then
    found(ARGV[at + 1], ARGV[at + 2], num(ARGV[at + 3]), ARGV[at + 4], ARGV[at + 5], ARGV[at + 6], ARGV[at + 7])
    at = at + 8
  elseif part == 'f' then
    local name = ARGV[at + 1]
    found(name, name, num(ARGV[at + 2]), ARGV[at + 3], ARGV[at + 4], '0', ARGV[at + 5])
    at = at + 6
  elseif part == 'R' then
    release(ARGV[at + 1], ARGV[at + 2])
    at = at + 3
  elseif part == 'C' then
    complete(unpack(ARGV, at + 1, at + 8))
    at = at + 9
  elseif part == 'M' then
    mark(ARGV[at + 1], ARGV[at + 2], ARGV[at + 3], ARGV[at + 4])
    at = at + 5
  elseif part == 'S' then
    call('SADD', P .. 'seeds', ARGV[at + 1])
    at = at + 2
  elseif part == 'E' then
    call('SREM', P .. 'unsealed', worker)
    hasNews = true
    at = at + 1
  elseif part == 'P' then
    pause(ARGV[at + 1], num(ARGV[at + 2]))
    at = at + 3
  elseif part == 'D' then
    local h = host(ARGV[at + 1])
    set(h, 'd', max(get(h, 'd'), num(ARGV[at + 2])))
    at = at + 3
  elseif part == 'X' then
    local h = host(ARGV[at + 1])
    set(h, 'closed', now + num(ARGV[at + 2]))
    set(h, 'status', num(ARGV[at + 3]))
    at = at + 4
  else
    return redis.error_reply('ERR a part of a turn that this version does not know')
  end
end

for _, h in pairs(hosts) do settle(h, limit) end

-- What a worker has to know of a host's pace: its pause, how long it is closed, and by which status.
local function paceOf(h)
  local closed = max(0, get(h, 'closed') - now)
  if closed == 0 and get(h, 'd') == 0 and get(h, 'next') <= now then return '' end
  return string.format('%.0f %.0f %d', get(h, 'd'), closed, get(h, 'status'))
end

local taken = {}

local function take(h, room)
  local depth = get(h, 'lo')
  if get(h, 'w' .. depth) == 0 then depth = depth + 1 end
  local claimed = 0
  while claimed < room do
    local entries = call('LPOP', P .. 'q:' .. h.name .. ':' .. depth, room - claimed)
    if not entries then break end
    local fields = {}
    for _, entry in ipairs(entries) do
      local id = sub(entry, 1, 8)
      if get(h, 'm') > 0 and call('SREM', P .. 'm:' .. h.name .. ':' .. depth, id) == 1 then
        add(h, 'm', -1)
      else
        fields[#fields + 1] = id
        fields[#fields + 1] = 'a' .. depth .. ' ' .. h.name .. ' ' .. entry
        taken[#taken + 1] = entry
        taken[#taken + 1] = depth
        taken[#taken + 1] = h.name
        taken[#taken + 1] = paceOf(h)
        claimed = claimed + 1
      end
    end
    if #fields > 0 then call('HSET', claims, unpack(fields)) end
  end
  -- What is not there cannot be waited for.
  local waiting = get(h, 'w' .. depth)
  local gone = claimed < room and waiting or claimed
  set(h, 'w' .. depth, waiting - gone)
  add(h, 'w', -gone)
  count('waiting', -gone)
  add(h, 'a', claimed)
  add(h, 'a' .. depth, claimed)
  count('active', claimed)
  count('claimed', claimed)
  return claimed
end

local isFull = total('claimed') >= most
if want > 0 and not isFull then
  local left = math.min(want, most - total('claimed'))
  -- Those that have waited longest; of them first who has the fewest under way.
  local names = call('ZRANGEBYSCORE', P .. 'ready', '-inf', now, 'LIMIT', 0, math.min(16, max(4, left)))
  local order = {}
  for i, name in ipairs(names) do order[i] = { h = host(name), at = i } end
  table.sort(order, function(one, other)
    local a, b = get(one.h, 'a'), get(other.h, 'a')
    return a < b or (a == b and one.at < other.at)
  end)
  for i, one in ipairs(order) do
    if left <= 0 then break end
    local h = one.h
    local rest = max(delay, get(h, 'd'))
    local depth = get(h, 'lo')
    local waiting = get(h, 'w' .. depth)
    if waiting == 0 then waiting = get(h, 'w' .. (depth + 1)) end
    local room = math.min(math.ceil(left / (#order - i + 1)), limit - get(h, 'a'), waiting)
    if rest > 0 then room = math.min(room, 1) end
    if room > 0 then left = left - take(h, room) end
    settle(h, limit)
    if get(h, 'y') == 1 then call('ZADD', P .. 'ready', max(now + rest, get(h, 'next')), h.name) end
  end
end

-- The crawl is over when nothing waits, nothing is under way, nobody has seeds to come, and all who are alive agree:
-- one of them may have died with pages that it has read and not delivered.
local isOver, wait = 0, -1
if total('active') == 0 and (total('waiting') == 0 or total('claimed') >= most) and want > 0 and #taken == 0
    and call('SCARD', P .. 'unsealed') == 0 then
  if call('SADD', P .. 'ending', worker) == 1 then hasNews = true end
  if #call('SDIFF', P .. 'workers', P .. 'ending') == 0 then isOver = 1 end
end
if want > 0 and #taken == 0 and isOver == 0 then
  local first = call('ZRANGE', P .. 'ready', 0, 0, 'WITHSCORES')
  if first[2] then wait = max(0, num(first[2]) - now) end
end
flush(limit)
if want > 0 and #taken == 0 and isOver == 0 then call('SADD', P .. 'idle', worker) end
return { 'ok', taken, { total('waiting'), total('claimed'), total('open'), isOver, wait, call('SCARD', P .. 'seeds') },
  noted, marks }

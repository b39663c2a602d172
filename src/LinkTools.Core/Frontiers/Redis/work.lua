-- One worker's turn: it reports what it has done, and claims pages. Each part may come twice, and counts once.
-- ARGV: worker, its lease in ms, its description (nothing if the last one still counts), pages wanted, pages of one
-- host at once, most pages in all, pause between requests to one host, more pages wanted before they can be read; then
-- the parts, each with its own number of values.
local want, limit, most, delay, ahead = num(ARGV[4]), num(ARGV[5]), num(ARGV[6]), num(ARGV[7]), num(ARGV[8])

-- A worker that was given up, or took another name, has no lease: what it sent before must not be done any more.
if ARGV[3] == '' then
  if call('EXISTS', P .. 'alive:' .. worker) == 0 then return { 'gone' } end
elseif not call('SET', P .. 'alive:' .. worker, ARGV[3], 'XX', 'PX', ARGV[2]) then
  return { 'gone' }
end

local at, level, levelHost = 9, 0, ''
while at <= #ARGV do
  local part = ARGV[at]
  if part == 'f' then
    found(levelHost, levelHost, level, ARGV[at + 1], ARGV[at + 2], false, ARGV[at + 3])
    at = at + 4
  elseif part == 'L' then
    levelHost, level = ARGV[at + 1], num(ARGV[at + 2])
    at = at + 3
  elseif part == 'F' then
    found(
      ARGV[at + 1], ARGV[at + 2], num(ARGV[at + 3]), ARGV[at + 4], ARGV[at + 5], ARGV[at + 6] == '1', ARGV[at + 7])
    at = at + 8
  elseif part == 'R' then
    ends[#ends + 1] = at
    asked[#asked + 1] = ARGV[at + 1]
    at = at + 3
  elseif part == 'c' then
    ends[#ends + 1] = at
    asked[#asked + 1] = ARGV[at + 1]
    at = at + 5
  elseif part == 'C' then
    ends[#ends + 1] = at
    asked[#asked + 1] = ARGV[at + 1]
    at = at + 7
  elseif part == 'O' then
    ends[#ends + 1] = at
    at = at + 2
  elseif part == 'M' then
    mark(ARGV[at + 1], ARGV[at + 2], ARGV[at + 3], ARGV[at + 4])
    at = at + 5
  elseif part == 'S' then
    count('seeds', call('SADD', P .. 'seeds', ARGV[at + 1]))
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

writeEnds()
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
  if get(h, (levelFields(depth))) == 0 then depth = depth + 1 end
  local claimed, claim = 0, 'a' .. depth .. ' ' .. h.name
  local waitingField, activeField = levelFields(depth)
  writePushed(h)
  while claimed < room do
    local entries = call('LPOP', P .. 'q:' .. h.name .. ':' .. depth, room - claimed)
    if not entries then break end
    local fields, entriesOf, given = {}, {}, {}
    for _, entry in ipairs(entries) do
      local id = sub(entry, 1, 8)
      if get(h, 'm') > 0 and call('SREM', P .. 'm:' .. h.name .. ':' .. depth, id) == 1 then
        add(h, 'm', -1)
      else
        fields[#fields + 1] = id
        fields[#fields + 1] = claim
        entriesOf[#entriesOf + 1] = id
        entriesOf[#entriesOf + 1] = entry
        given[#given + 1] = entry
        claimed = claimed + 1
      end
    end
    if #fields > 0 then
      call('HSET', claims, unpack(fields))
      call('HSET', P .. 'e:' .. worker, unpack(entriesOf))
      taken[#taken + 1] = { h.name, depth, paceOf(h), given }
    end
  end
  -- What is not there cannot be waited for.
  local waiting = get(h, waitingField)
  local gone = claimed < room and waiting or claimed
  set(h, waitingField, waiting - gone)
  add(h, 'w', -gone)
  count('waiting', -gone)
  add(h, 'a', claimed)
  add(h, activeField, claimed)
  count('active', claimed)
  count('claimed', claimed)
  return claimed
end

local isFull = total('claimed') >= most
if want + ahead > 0 and not isFull then
  local left, free = math.min(want + ahead, most - total('claimed')), want
  -- The hosts that have waited longest; of these first the one with the fewest pages in flight.
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
    local waiting = get(h, (levelFields(depth)))
    if waiting == 0 then waiting = get(h, (levelFields(depth + 1))) end
    local room = math.min(math.ceil(left / (#order - i + 1)), limit - get(h, 'a'), waiting)
    if rest > 0 then room = math.min(room, 1) end
    -- Pages that cannot be read at once take no place of a host that has few, and no turn of one that rests.
    if room > free then room = max(free, rest > 0 and 0 or math.min(room, math.floor(limit / 2) - get(h, 'a'))) end
    if room > 0 then
      local claimed = take(h, room)
      left = left - claimed
      free = max(0, free - claimed)
    end
    settle(h, limit)
    -- Without other hosts, the order does not matter.
    if get(h, 'y') == 1 and (#names > 1 or rest > 0 or get(h, 'next') > now) then
      call('ZADD', P .. 'ready', max(now + rest, get(h, 'next')), h.name)
    end
  end
end

-- The crawl is over when nothing waits, nothing is under way, no worker adds seeds, and all living workers
-- agree: one of them may have died with pages that it has read and not completed.
local isOver, wait = 0, -1
if total('active') == 0 and (total('waiting') == 0 or total('claimed') >= most) and want > 0 and #taken == 0
    and call('SCARD', P .. 'unsealed') == 0 then
  if call('SADD', P .. 'ending', worker) == 1 then
    hasNews = true
    count('ending', 1)
  end
  if #call('SDIFF', P .. 'workers', P .. 'ending') == 0 then isOver = 1 end
end
if want > 0 and #taken == 0 and isOver == 0 then
  local first = call('ZRANGE', P .. 'ready', 0, 0, 'WITHSCORES')
  if first[2] then wait = max(0, num(first[2]) - now) end
end
flush(limit)
if want > 0 and #taken == 0 and isOver == 0 then call('SADD', P .. 'idle', worker) end
return { 'ok', taken, { total('waiting'), total('claimed'), total('open'), isOver, wait, total('seeds') },
  noted, marks }

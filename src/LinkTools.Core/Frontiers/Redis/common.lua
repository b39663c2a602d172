-- What all scripts of a crawl share. KEYS[1] is {lt:NAME}:meta; all other keys of the crawl have the same hash tag, so
-- they are in the same slot of a cluster. Times are microseconds of the server's clock.
--
--   c             counts                          h:<host>         what waits and is under way, by level; its pace
--   k:<group>:<n> known URLs                      ready            hosts that may begin a page, by when they may
--   q:<host>:<n>  pages of level n that wait      w:<worker>       pages that a worker has claimed
--   s:<host>:<n>  pages of level n whose depth    v:<worker>       the targets of the redirects of those pages
--                 may become smaller              alive:<worker>   a worker that has reported lately
--   m:<host>:<n>  pages that left level n         workers, unsealed, idle, ending   names of workers
local P = string.sub(KEYS[1], 1, -5)
local call, num, sub, max = redis.call, tonumber, string.sub, math.max
local time = call('TIME')
local now = time[1] * 1000000 + time[2]

-- Counts and hosts are read once in a script, and written once at its end.
local counts, countsChanged = {}, {}
local raw = call('HGETALL', P .. 'c')
for i = 1, #raw, 2 do counts[raw[i]] = num(raw[i + 1]) end

local function total(name) return counts[name] or 0 end

local function count(name, n)
  counts[name] = (counts[name] or 0) + n
  countsChanged[name] = true
end

local hosts = {}

local function host(name)
  local h = hosts[name]
  if not h then
    h = { name = name, f = {}, changed = {}, found = 0 }
    local fields = call('HGETALL', P .. 'h:' .. name)
    for i = 1, #fields, 2 do h.f[fields[i]] = num(fields[i + 1]) end
    hosts[name] = h
  end
  return h
end

local function get(h, field) return h.f[field] or 0 end

local function set(h, field, value)
  if (h.f[field] or 0) ~= value then
    h.f[field] = value
    h.changed[field] = true
  end
end

local function add(h, field, n) set(h, field, get(h, field) + n) end

-- lo is the lowest level that is not finished, hi the highest level that exists.
local function open(h, depth)
  if get(h, 'w') + get(h, 'a') == 0 then
    set(h, 'lo', depth)
    set(h, 'hi', depth)
  elseif depth < get(h, 'lo') then
    set(h, 'lo', depth)
  elseif depth > get(h, 'hi') then
    set(h, 'hi', depth)
  end
end

-- The depth of pages one level below the lowest unfinished level cannot become smaller any more.
local function close(h)
  local from, hi = get(h, 'lo'), get(h, 'hi')
  local lo = from
  while lo < hi and get(h, 'w' .. lo) == 0 and get(h, 'a' .. lo) == 0 do lo = lo + 1 end
  if get(h, 's') == 1 and (lo > from or get(h, 'w') + get(h, 'a') == 0) then
    for depth = from + 1, max(lo + 1, get(h, 'w') + get(h, 'a') == 0 and hi or 0) do
      call('DEL', P .. 's:' .. h.name .. ':' .. depth)
    end
  end
  if get(h, 'w') + get(h, 'a') == 0 then
    set(h, 's', 0)
    lo = 0
    set(h, 'hi', 0)
  end
  set(h, 'lo', lo)
end

local wokeEnd = false

-- Adds a page at the end of its level, or at its beginning.
local function push(h, depth, entry, command)
  call(command, P .. 'q:' .. h.name .. ':' .. depth, entry)
  open(h, depth)
  add(h, 'w', 1)
  add(h, 'w' .. depth, 1)
  count('waiting', 1)
  if not wokeEnd then
    call('DEL', P .. 'ending')
    wokeEnd = true
  end
end

-- Of the 64 bits of a URL's hash, 12 select a group of buckets, and a bucket stores 52, as many as a number of Lua has.
-- Each group begins with one bucket; when the buckets fill up, one after the other is split in two.
local groups, load = 4096, counts.load or 192
local size, nextSplit, room = 0, 0, 0

-- What is the same for all URLs until a bucket is split.
local function measure()
  size, nextSplit = 2 ^ total('bits'), total('split')
  room = (groups * size + nextSplit) * load
end

measure()

-- Numbers become text slowly, and of these there are few.
local names = {}

local function bucket(group, value)
  value = num(value)
  local low = value % size
  if low * groups + num(group) < nextSplit then low = value % (size * 2) end
  local name = names[low]
  if not name then
    name = ':' .. low
    names[low] = name
  end
  return P .. 'k:' .. group .. name
end

local function split()
  local group = nextSplit % groups
  local low = (nextSplit - group) / groups
  local key, other = P .. 'k:' .. group .. ':' .. low, P .. 'k:' .. group .. ':' .. (low + size)
  local stay, go = {}, {}
  for _, value in ipairs(call('SMEMBERS', key)) do
    local to = num(value) % (size * 2) == low and stay or go
    to[#to + 1] = value
  end
  call('DEL', key)
  if #stay > 0 then call('SADD', key, unpack(stay)) end
  if #go > 0 then call('SADD', other, unpack(go)) end
  count('split', 1)
  if total('split') == size * groups then
    count('split', -total('split'))
    count('bits', 1)
  end
  measure()
end

local function know(group, value)
  if call('SADD', bucket(group, value), value) == 0 then return false end
  count('known', 1)
  if total('known') > room then split() end
  return true
end

local function forget(group, value)
  if call('SREM', bucket(group, value), value) == 1 then count('known', -1) end
end

-- A claim: its state (a: being read; r: read; n: skipped, does not count as a page), level, host, entry.
local function parse(claim)
  local first = string.find(claim, ' ', 1, true)
  local second = string.find(claim, ' ', first + 1, true)
  return sub(claim, 1, 1), num(sub(claim, 2, first - 1)), sub(claim, first + 1, second - 1), sub(claim, second + 1)
end

local function isSeed(entry) return sub(entry, 9, 9) == 's' end

-- Returns a claimed page: it will be read again, and the targets of its redirects are forgotten.
local function giveBack(worker, id, claim)
  local state, depth, name, entry = parse(claim)
  local h = host(name)
  push(h, depth, entry, 'LPUSH')
  if state == 'a' then
    add(h, 'a', -1)
    add(h, 'a' .. depth, -1)
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
  call('DEL', P .. 'w:' .. worker, P .. 'v:' .. worker, P .. 'alive:' .. worker)
  for _, set in ipairs({ 'workers', 'unsealed', 'idle', 'ending' }) do call('SREM', P .. set, worker) end
  call('DEL', P .. 'ending')
end

-- A host may begin a page of its lowest unfinished level, and of the next one: so every page is found at its
-- smallest depth, and one slow page does not hold up its host.
local function mayBegin(h, limit)
  local lo = get(h, 'lo')
  return get(h, 'a') < limit and (get(h, 'w' .. lo) > 0 or get(h, 'w' .. (lo + 1)) > 0)
end

local hasNews = false

local function settle(h, limit)
  close(h)
  local may = mayBegin(h, limit)
  if may and get(h, 'y') == 0 then
    call('ZADD', P .. 'ready', max(now, get(h, 'next')), h.name)
    set(h, 'y', 1)
    h.isNews = true
  elseif not may and get(h, 'y') == 1 then
    call('ZREM', P .. 'ready', h.name)
    set(h, 'y', 0)
  end
end

local function tellIdle()
  if call('EXISTS', P .. 'idle') == 1 then
    call('DEL', P .. 'idle')
    redis.pcall('PUBLISH', P .. 'news', '')
  end
end

-- Writes what has changed.
local function flush(limit)
  for name, h in pairs(hosts) do
    settle(h, limit)
    -- A worker that has just taken the pages of the host need not wake others for them.
    hasNews = hasNews or (h.isNews and get(h, 'y') == 1)
    local some, none = {}, {}
    for field in pairs(h.changed) do
      if h.f[field] == 0 then
        none[#none + 1] = field
      else
        some[#some + 1] = field
        some[#some + 1] = h.f[field]
      end
    end
    if #some > 0 then call('HSET', P .. 'h:' .. name, unpack(some)) end
    if #none > 0 then call('HDEL', P .. 'h:' .. name, unpack(none)) end
    if h.found > 0 then call('HINCRBY', P .. 'hosts', name, h.found) end
  end
  local fields = { 'touched', now }
  for name in pairs(countsChanged) do
    fields[#fields + 1] = name
    fields[#fields + 1] = counts[name]
  end
  call('HSET', P .. 'c', unpack(fields))
  if hasNews then tellIdle() end
end

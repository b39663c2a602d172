-- What all scripts of a crawl share. KEYS[1] is {lt:NAME}:meta; all other keys of the crawl have the same hash tag, so
-- they are in the same slot of a cluster. Times are microseconds of the server's clock.
--
--   c             counts                          h:<host>         what waits and is under way, by level; its pace
--   k:<group>:<n> known URLs                      ready            hosts that may begin a page, by when they may
--   q:<host>:<n>  pages of level n that wait      w:<worker>       pages that a worker has claimed
--   s:<host>:<n>  pages of level n whose depth    e:<worker>       how those pages were in their lists
--                 may become smaller              v:<worker>       the targets of the redirects of those pages
--   m:<host>:<n>  pages that left level n         alive:<worker>   a worker that has reported lately
--   hosts         names of all hosts              workers, unsealed, idle, ending   names of workers
--   p:<group>     pages that have ended           failed           those of them that failed
--   f:<file>      an output file                  g:<file>         rows in it that do not count
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
    h = { name = name, f = {}, changed = {}, pushed = {} }
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

-- Numbers become text slowly, and of the levels there are few.
local waitingAt, activeAt = {}, {}

local function levelFields(depth)
  local waiting, active = waitingAt[depth], activeAt[depth]
  if not waiting then
    waiting, active = 'w' .. depth, 'a' .. depth
    waitingAt[depth], activeAt[depth] = waiting, active
  end
  return waiting, active
end

-- A command with many values, in as many parts as Lua can unpack.
local function callMany(command, key, values)
  for from = 1, #values, 5000 do call(command, key, unpack(values, from, math.min(from + 4999, #values))) end
end

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
  while lo < hi do
    local waiting, active = levelFields(lo)
    if get(h, waiting) > 0 or get(h, active) > 0 then break end
    lo = lo + 1
  end
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

-- Nobody agrees any more that the crawl is over.
local function goOn()
  if total('ending') > 0 then
    call('DEL', P .. 'ending')
    count('ending', -total('ending'))
  end
end

-- Adds a page at the end of its level.
local function push(h, depth, entry)
  local pushed = h.pushed[depth]
  if not pushed then
    pushed = {}
    h.pushed[depth] = pushed
    goOn()
  end
  pushed[#pushed + 1] = entry
  open(h, depth)
  add(h, 'w', 1)
  add(h, (levelFields(depth)), 1)
  count('waiting', 1)
end

local function writePushed(h)
  for depth, entries in pairs(h.pushed) do callMany('RPUSH', P .. 'q:' .. h.name .. ':' .. depth, entries) end
  h.pushed = {}
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
  local go = {}
  for _, value in ipairs(call('SMEMBERS', key)) do
    if num(value) % (size * 2) ~= low then go[#go + 1] = value end
  end
  if #go > 0 then
    call('SADD', other, unpack(go))
    call('SREM', key, unpack(go))
  end
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

-- A claim: its state (a: being read; r: read; n: skipped, does not count as a page), level, host. Few are different.
local parsed = {}

local function parse(claim)
  local known = parsed[claim]
  if not known then
    local space = string.find(claim, ' ', 1, true)
    known = { sub(claim, 1, 1), num(sub(claim, 2, space - 1)), sub(claim, space + 1), sub(claim, 2) }
    parsed[claim] = known
  end
  return known[1], known[2], known[3], known[4]
end

local function isSeed(entry) return sub(entry, 9, 9) == 's' end

-- A host may begin a page of its lowest unfinished level, and of the next one: so every page is found at its
-- smallest depth, and one slow page does not hold up its host.
local function mayBegin(h, limit)
  local lo = get(h, 'lo')
  return get(h, 'a') < limit and (get(h, (levelFields(lo))) > 0 or get(h, (levelFields(lo + 1))) > 0)
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
    writePushed(h)
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
    if h.isFirst then call('SADD', P .. 'hosts', name) end
  end
  local fields = { 'touched', now }
  for name in pairs(countsChanged) do
    fields[#fields + 1] = name
    fields[#fields + 1] = counts[name]
  end
  call('HSET', P .. 'c', unpack(fields))
  if hasNews then tellIdle() end
end

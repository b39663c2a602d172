-- What a worker has found: pages, ways to pages, targets of redirects, pauses that hosts want.
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
      push(h, depth, entry)
      count('waiting', -1)
      add(h, 'w', -1)
      add(h, (levelFields(other)), -1)
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
  if isAgain or know(group, value) then
    push(h, depth, entry)
    if get(h, 'n') == 0 then h.isFirst = true end
    add(h, 'n', 1)
    if isSeed(entry) then count('open', 1) end
    -- From another host, a page may be found at any level: which is first depends on which host is faster.
    if from == name then note(h, depth, sub(entry, 1, 8)) end
  elseif get(h, 's') == 1 then
    shorten(h, depth, entry)
  end
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
  if total('marks') == 0 then count('marks', 1) end
  if url ~= '' then count('seeds', call('SADD', P .. 'seeds', url)) end
  marks[#marks + 1] = 1
end

local function pause(name, time)
  local h = host(name)
  set(h, 'next', max(get(h, 'next'), now + time))
  if get(h, 'y') == 1 then call('ZADD', P .. 'ready', get(h, 'next'), name) end
end


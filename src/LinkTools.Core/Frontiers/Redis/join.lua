-- A worker joins, or rejoins under another name. ARGV: its name, its lease in ms, its description, pages of one host at
-- once, 1 if it adds no more seeds, its old name (or nothing), the pages that it has claimed. Other pages that the old
-- name has claimed are returned, because the answer to that claim was lost. The result is 0 if the crawl does not exist
-- any more.
if call('EXISTS', KEYS[1]) == 0 then return 0 end
local name, limit, old = ARGV[1], num(ARGV[4]), ARGV[6]
call('SET', P .. 'alive:' .. name, ARGV[3], 'PX', ARGV[2])
call('SADD', P .. 'workers', name)
goOn()
if ARGV[5] == '0' then call('SADD', P .. 'unsealed', name) end
if old ~= '' then
  for i = 7, #ARGV do
    local claim = call('HGET', P .. 'w:' .. old, ARGV[i])
    if claim then
      call('HSET', P .. 'w:' .. name, ARGV[i], claim)
      call('HSET', P .. 'e:' .. name, ARGV[i], call('HGET', P .. 'e:' .. old, ARGV[i]))
      call('HDEL', P .. 'w:' .. old, ARGV[i])
      call('HDEL', P .. 'e:' .. old, ARGV[i])
      local marks = call('HGET', P .. 'v:' .. old, ARGV[i])
      if marks then call('HSET', P .. 'v:' .. name, ARGV[i], marks) end
    end
  end
  giveAllBack(old)
end
flush(limit)
return 1

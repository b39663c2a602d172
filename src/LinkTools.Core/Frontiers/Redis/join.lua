-- A worker comes, or comes back under another name. ARGV: its name, its lease in ms, what it says of itself, pages of one
-- host at once, 1 when no seeds come from it any more, the name it had (or nothing), the pages that it knows to be its
-- own. Whatever else the old name has claimed is given back: the answer to that claim was lost. Gives 0 when the crawl
-- is not there any more.
if call('EXISTS', KEYS[1]) == 0 then return 0 end
local name, limit, old = ARGV[1], num(ARGV[4]), ARGV[6]
call('SET', P .. 'alive:' .. name, ARGV[3], 'PX', ARGV[2])
call('SADD', P .. 'workers', name)
call('DEL', P .. 'ending')
if ARGV[5] == '0' then call('SADD', P .. 'unsealed', name) end
if old ~= '' then
  for i = 7, #ARGV do
    local claim = call('HGET', P .. 'w:' .. old, ARGV[i])
    if claim then
      call('HSET', P .. 'w:' .. name, ARGV[i], claim)
      call('HDEL', P .. 'w:' .. old, ARGV[i])
      local marks = call('HGET', P .. 'v:' .. old, ARGV[i])
      if marks then call('HSET', P .. 'v:' .. name, ARGV[i], marks) end
    end
  end
  giveAllBack(old)
end
flush(limit)
return 1

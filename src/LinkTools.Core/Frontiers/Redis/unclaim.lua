-- A worker does not ask a URL that it claimed. ARGV: the key of its answer, the worker, how long in ms it waits for
-- something else first; 0 when it does not ask at all.
local key = string.sub(KEYS[1], 1, -5) .. ARGV[1]
-- A page that it read as one of the crawl was never claimed here.
if ARGV[3] ~= '0' then redis.call('SET', key, '>' .. ARGV[2], 'NX', 'PX', ARGV[3]) end
for _, claim in ipairs({ key, key .. ':b' }) do
  if redis.call('GET', claim) == '?' .. ARGV[2] then
    if ARGV[3] == '0' then
      redis.call('DEL', claim)
    else
      redis.call('SET', claim, '>' .. ARGV[2], 'PX', ARGV[3])
    end
  end
end
return 0

-- Failed pages wait again. ARGV: pages of one host at once; the hashes of the pages.
local limit = num(ARGV[1])
for i = 2, #ARGV do
  local failed = call('HGET', P .. 'failed', ARGV[i])
  if failed then
    local depth, name, length, at = string.match(failed, '^(%d+) (%S+) (%d+) ()')
    local entry = sub(failed, at, at + length - 1)
    call('HDEL', P .. 'failed', ARGV[i])
    count('Failed', -1)
    count('claimed', -1)
    if isSeed(entry) then count('open', 1) end
    push(host(name), num(depth), entry)
  end
end
flush(limit)
return 0

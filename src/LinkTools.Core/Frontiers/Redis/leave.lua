-- A worker goes, and gives back what it has not completed. ARGV: pages of one host at once; its name, or nothing for all
-- workers that have not been heard of for longer than their leases.
local limit = num(ARGV[1])
if ARGV[2] ~= '' then
  giveAllBack(ARGV[2])
else
  for _, worker in ipairs(call('SMEMBERS', P .. 'workers')) do
    if call('EXISTS', P .. 'alive:' .. worker) == 0 then giveAllBack(worker) end
  end
end
flush(limit)
-- Those who are left may now agree that the crawl is over.
tellIdle()
return 0

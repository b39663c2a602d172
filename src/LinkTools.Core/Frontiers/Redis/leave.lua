-- A worker leaves, and returns the pages that it has not completed. ARGV: pages of one host at once; its name, or
-- nothing for all workers that have been silent for longer than their leases.
local limit = num(ARGV[1])
if ARGV[2] ~= '' then
  giveAllBack(ARGV[2])
else
  for _, worker in ipairs(call('SMEMBERS', P .. 'workers')) do
    if call('EXISTS', P .. 'alive:' .. worker) == 0 then giveAllBack(worker) end
  end
end
flush(limit)
-- The remaining workers may now agree that the crawl is over.
tellIdle()
return 0

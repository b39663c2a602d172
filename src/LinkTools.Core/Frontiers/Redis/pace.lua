-- When the next request to a host may be sent, by the server's clock. ARGV: the host, the pause between two requests,
-- and the turn that an earlier call returned for this request, 0 for none. Returns how long to wait, and the turn; the
-- request may be sent when there is nothing to wait for.
local P = string.sub(KEYS[1], 1, -5)
local call, max = redis.call, math.max
local time = call('TIME')
local now = time[1] * 1000000 + time[2]
local key = P .. 'h:' .. ARGV[1]
local fields = call('HMGET', key, 'next', 'turn', 'last', 'd')
local function field(n) return tonumber(fields[n] or 0) end
local pause, turn = max(tonumber(ARGV[2]), field(4)), tonumber(ARGV[3])
if turn == 0 then
  turn = max(now, field(1), field(2) + pause)
  call('HSET', key, 'turn', turn)
end
-- The previous request may have been delayed: the time at which it was really sent counts.
local due = max(turn, field(1), field(3) + pause)
if due > now then return { due - now, turn } end
call('HSET', key, 'last', now)
call('ZADD', P .. 'ready', 'XX', now + pause, ARGV[1])
return { 0, turn }

"""What the asyncio tutorial's program does: one session, fetch -> parse -> write for each URL, gathered."""
import asyncio
import csv
import re
import sys
from urllib.parse import urljoin

import aiohttp

HREF = re.compile(r'href="(.*?)"')


async def fetch(session, url):
    async with session.get(url) as response:
        response.raise_for_status()
        return await response.text()


async def parse(session, url):
    html = await fetch(session, url)
    return {urljoin(url, href) for href in HREF.findall(html)}


async def write_one(session, url, writer):
    for link in await parse(session, url):
        writer.writerow((url, link))


async def main(list_path, csv_path, throttle):
    with open(list_path, encoding="utf-8") as lines, open(csv_path, "w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out)
        writer.writerow(("source_url", "parsed_url"))
        connector = aiohttp.TCPConnector(limit=throttle)
        async with aiohttp.ClientSession(connector=connector) as session:
            await asyncio.gather(*(write_one(session, line.strip(), writer) for line in lines))


asyncio.run(main(sys.argv[1], sys.argv[2], int(sys.argv[3])))

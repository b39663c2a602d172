"""What the asyncio tutorial's program does: one session, fetch -> parse -> write for each URL, gathered.

Arguments: the list of URLs, the file to write, how many connections; and "published" to write as the tutorial does, by
a file that is opened anew for each page and a task of its own for each line. Without it, plain writes.
"""
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
        # The site does not name its pages' encoding, and guessing it would take most of the time.
        return await response.text(encoding="utf-8")


async def parse(session, url):
    html = await fetch(session, url)
    return {urljoin(url, href) for href in HREF.findall(html)}


async def write_plainly(session, url, writer):
    for link in await parse(session, url):
        writer.writerow((url, link))


async def write_as_published(session, url, path):
    import aiofiles

    links = await parse(session, url)
    async with aiofiles.open(path, "a", encoding="utf-8") as out:
        for link in links:
            await out.write(f"{url}\t{link}\n")


async def main(list_path, csv_path, throttle, published):
    with open(list_path, encoding="utf-8") as lines, open(csv_path, "w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out)
        writer.writerow(("source_url", "parsed_url"))
        out.flush()
        connector = aiohttp.TCPConnector(limit=throttle)
        async with aiohttp.ClientSession(connector=connector) as session:
            await asyncio.gather(*(
                write_as_published(session, line.strip(), csv_path) if published
                else write_plainly(session, line.strip(), writer)
                for line in lines))


asyncio.run(main(sys.argv[1], sys.argv[2], int(sys.argv[3]), "published" in sys.argv[4:]))

#!/usr/bin/env python3
"""Who may include whom, which third-party header belongs to which module, and what the library must not use."""

import re

from sources import CHECKOUT, code_of, finish, shown, sources

# Besides itself and core. A module includes what it uses rather than getting it through a neighbour.
MAY_INCLUDE = {
    "core": set(),
    "text": set(),
    "curve": set(),
    "seats": {"curve"},
    "dsp": set(),
    "sweep": {"dsp"},
    "verdict": {"dsp", "sweep", "text"},
    "measure": {"dsp", "sweep", "verdict", "curve"},
    "io": {"curve", "text"},
    "smoothing": {"curve"},
    "compare": {"curve", "seats"},
    "eq": {"curve"},
    "audio": {"sweep", "text"},
    "plot": {"curve", "measure", "text"},
    "publish": {"curve", "io", "seats", "text"},
    "post": {"text"},
    "draft": {"post", "text"},
    "rank": {"post", "text"},
}
THIRD_PARTY = {
    "fftw3": "lib/dsp",
    "sndfile": "lib/io",
    "yaml-cpp": "lib/text",
    "toml++": "lib/text",
    "utf8proc": "lib/text",
    "nlohmann": "lib/text",
    "gnuplot-iostream": "lib/plot",
    "fontconfig": "lib/plot",
    "freetype": "lib/plot",
    "portaudio": "lib/audio",
    "boost/math": "lib/core",
    "CLI/": "tools/common",
}
BANNED_IN_LIBRARY = {
    r"\b(strto(d|f|ld|l|ul|ll|ull)|sto[dfil]|stold|stou?ll?|ato[fil])\s*\(": "reads numbers as the locale says",
    r"\bsetlocale\b|std::locale\b": "changes or reads the locale",
    r"std::regex|<regex>": "is slow to compile and to run",
    r"std::(cout|cerr|clog|cin)\b": "the library never prints",
    r"(?<![\w.:>])(std::)?(exit|_exit|abort)\s*\(": "the library never exits",
    r"\bstd::(rand|random_device|system_clock)\b|(?<!\w)s?rand\s*\(": "the same input must give the same bytes",
}
PRINTF_OF_NUMBERS = re.compile(r'printf\s*\(.*"[^"]*%[-+ #0-9.*l]*[fFeEgGaA]')


def check_own_include(path, where, included):
    root = path.relative_to(CHECKOUT).parts[0]
    target = included.split("/")[0]
    if root == "tools":
        homes = (CHECKOUT / "lib", CHECKOUT / "tools", path.parent)
        found = any((home / included).exists() for home in homes)
        return None if found else f'{where}: cannot find "{included}"'
    module = path.relative_to(CHECKOUT).parts[1]
    if module not in MAY_INCLUDE:
        return f"{where}: module {module} has no include rule"
    if not (CHECKOUT / "lib" / included).exists():
        return f'{where}: "{included}" is no header of the library, written from lib/'
    if target not in {module, "core"} | MAY_INCLUDE[module]:
        return f"{where}: {module} may not include {target}"
    return None


def check_third_party(path, where, included):
    for name, home in THIRD_PARTY.items():
        if included.startswith(name):
            if not shown(path).startswith(home + "/"):
                return f"{where}: <{included}> belongs to {home} alone"
            if path.suffix != ".cpp":
                return f"{where}: <{included}> must not stand in a header"
    return None


def own_folder(path):
    return shown(path).startswith("tools/") and path.parent.name != "common"


def own_header_first(path, includes):
    header = path.with_suffix(".hpp")
    if path.suffix != ".cpp" or not header.exists():
        return None
    # A file of a tool's own folder is written without it.
    own = header.name if own_folder(path) else "/".join(header.relative_to(CHECKOUT).parts[1:])
    if not includes or includes[0] != f'"{own}"':
        return f'{shown(path)}: expected #include "{own}" first'
    return None


def main():
    problems = []
    files = sources("lib", "tools")
    for path in files:
        includes = []
        for number, line in enumerate(path.read_text().splitlines(), 1):
            where = f"{shown(path)}:{number}"
            include = re.match(r'\s*#\s*include\s+(["<])([^">]+)[">]', line)
            if include:
                quote, included = include.groups()
                includes.append(line.split(None, 1)[1].split()[0])
                check = check_own_include if quote == '"' else check_third_party
                problems.append(check(path, where, included))
            if shown(path).startswith("lib/"):
                code = code_of(line) if not include else line
                for pattern, why in BANNED_IN_LIBRARY.items():
                    if re.search(pattern, code):
                        problems.append(f"{where}: {code.strip()}: {why}")
                if PRINTF_OF_NUMBERS.search(line):
                    problems.append(f"{where}: {line.strip()}: prints numbers as the locale says")
            if re.search(r"//\W*(TODO|FIXME)\b", line):
                problems.append(f"{where}: unfinished: {line.strip()}")
        problems.append(own_header_first(path, includes))
    finish([problem for problem in problems if problem], len(files))


if __name__ == "__main__":
    main()

"""Names that BibTeX takes otherwise than they are meant.

“Liu Shui” without a comma is Shui, Liu to it; “Ada Moor, Ben Hill, Carla Brook” is one person.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import accumulate
from typing import Any

from build_tools.read.creators import SUFFIX

_AND = re.compile(r"(?<!\S)and(?!\S)", re.IGNORECASE)
_PARTS_NAMES = re.compile(r"[;；、&]")
_WITH_SUFFIX = 2
# The commonest family names, each with its characters in both scripts before it. With the first
# character of the Chinese name beside it, the order of a romanised one is certain.
_FAMILY_NAMES = (
    "王wang 李li 张張zhang 刘劉liu 陈陳chen 杨楊yang 赵趙zhao 黄黃huang 周zhou 吴吳wu 徐xu "
    "孙孫sun 胡hu 朱zhu 高gao 林lin 何he 郭guo 马馬ma 罗羅luo 梁liang 宋song 郑鄭zheng "
    "谢謝xie 韩韓han 唐tang 冯馮feng 于yu 董dong 萧蕭肖xiao 程cheng 曹cao 袁yuan 邓鄧deng "
    "许許xu 傅fu 沈shen 曾zeng 彭peng 吕呂lü 苏蘇su 卢盧lu 蒋蔣jiang 蔡cai 贾賈jia 丁ding "
    "魏wei 薛xue 叶葉ye 阎閻yan 余yu 潘pan 杜du 戴dai 夏xia 钟鍾zhong 汪wang 田tian 任ren "
    "姜jiang 范fan 方fang 石shi 姚yao 谭譚tan 廖liao 邹鄒zou 熊xiong 金jin 陆陸lu 郝hao "
    "孔kong 白bai 崔cui 康kang 毛mao 邱qiu 秦qin 江jiang 史shi 顾顧gu 侯hou 邵shao 孟meng "
    "龙龍long 万萬wan 段duan 雷lei 钱錢qian 汤湯tang 尹yin 黎li 易yi 常chang 武wu 乔喬qiao "
    "贺賀he 赖賴lai 龚龔gong 文wen 习習xi"
)
_FAMILY = {
    sign: name
    for signs, name in re.findall(r"([^\W\da-zü]+)([a-zü]+)", _FAMILY_NAMES)
    for sign in signs
}


def turned_round(csl: Mapping[str, Any]) -> Iterator[str]:
    """The authors, as they were written, whose family name BibTeX takes for the given one."""
    authors, chinese = csl.get("author", ()), csl.get("custom", {}).get("author-zh", ())
    for name, beside in zip(authors, chinese, strict=False):
        family, given = name.get("family", ""), name.get("given", "")
        first = _FAMILY.get(beside[:1])
        if first and given.lower() == first and family.lower() != first:
            yield f"{given} {family}"


def run_together(value: str) -> str:
    """The first of the names in a BibTeX list that seems to be several; empty if none does.

    What stands in braces is one name. A name has one comma, or two with a suffix between them.
    """
    for part in _AND.split(" ".join(_without_braced(value).split())):
        pieces = [piece.strip() for piece in part.split(",")]
        commas = len(pieces) - 1
        suffixed = commas == _WITH_SUFFIX and SUFFIX.match(pieces[1])
        if _PARTS_NAMES.search(part) or (commas >= _WITH_SUFFIX and not suffixed):
            return part.strip()
    return ""


def _without_braced(value: str) -> str:
    depths = accumulate((sign == "{") - (sign == "}") for sign in value)
    outside = zip(value, depths, strict=True)
    return "".join(sign for sign, depth in outside if not depth and sign != "}")

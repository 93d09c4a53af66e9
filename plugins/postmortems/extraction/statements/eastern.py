"""What is told of an incident in Japanese and Chinese, which have no spaces: parts of words."""

from __future__ import annotations

from ...model.milestone import Milestone
from .grammar import Rule, Strength
from .phrases import Stems

BEGAN, DETECTED, RESOLVED = Milestone.BEGAN, Milestone.DETECTED, Milestone.RESOLVED
PLAIN, LOOSE = Strength.PLAIN, Strength.LOOSE
# fmt: off
_TOLD: tuple[tuple[Milestone, Strength, str], ...] = (
    (BEGAN, PLAIN, """
        発生|停止した|停止し|障害開始|応答しな|接続できな|利用できな|始まり|始まっ|影響開始|
        影响起始|影响开始|开始报错|发生|發生|宕机|中断|中斷|不可用|无法访问|停電|停电|斷電|
        断电|始于"""),
    (BEGAN, LOOSE, """
        失敗|エラー|不可に|不可と|不通|できな|落ち|ダウン|フリーズ|タイムアウト|二重|オフライン|
        悪化|遅延|重く|繋がらな|つながらな|しなくなる|しなくなっ|侵入|故障|停止|急増|枯渇|超過|
        切断|切れ|出始め|影響開始|报错|失败|异常|打不开|无法|超时|卡死|卡在|卡顿|挂掉|挂了|
        崩溃|过期|被拒|瘫痪|飙升|激增|掉线|断开|打满|耗尽|断网|返回50|死循环|堆积|积压|
        错误|通信断|いただけない|ない状態|发不出|挖断|起始"""),
    (DETECTED, PLAIN, """
        検知|検出|アラート|発見|気付|気づ|通報|問い合わせ|発報|告警|报警|发现|检测到|收到反馈|
        一報|申告|見つけ|指摘|反馈|上报|投诉|得知|通报|察觉|注意到|障害の連絡"""),
    (DETECTED, LOOSE, """
        通知|連絡|投稿|声が|報告|受領|電話|打电话|吐槽|收到|呼び出し|不審|把握|捕捉|意识到|
        问是不是"""),
    (RESOLVED, PLAIN, """
        復旧|解消|回復|正常に戻|正常化|収束|解決|恢复|恢復|解决|修复完成|元通り|影響終了|
        影响消除|故障结束|通常通り|全部消除|故障解除|重新连通|通常運用|状態に戻|照常|正常进入|
        不再受影响|影響なし"""),
    (RESOLVED, LOOSE, """
        戻る|戻り|戻っ|問題なし|疎通|クローズ|再開|正常|关闭|撤销|回落|解除|关单|归零|通了|
        消失|排除|可能に|開放|影響終了"""),
)

_UNLESS = {
    BEGAN: "原因|可能性|引き続き|まだ|仍|再次|依旧|無関|无关|无异常|排除|缓解|宣布|复盘|定级|作战室",
    DETECTED: "復旧|恢复|解消|原因|公告|告知|周知|掲載|ステータスページ|下次|排查|クリア|解除",
    RESOLVED: "一部|のみ|引き続き|未だ|まだ|部分|仍|先行|見込|予定|せず|試み|定期|未恢|尚未|初步"
    "|按计划|一半|预计|原因|判明|方針",
}
# fmt: on
EASTERN = tuple(
    Rule(milestone, strength, Stems(said, unless=_UNLESS[milestone]), abroad=True)
    for milestone, strength, said in _TOLD
)

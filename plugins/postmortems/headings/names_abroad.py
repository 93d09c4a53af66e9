"""What the parts of a report are called in other languages; written as `names.py` is, without accents.

`*` at the beginning of a word stands for any: German joins words, `Ausfallursache`. Japanese and Chinese have
no spaces: each name there is one word, and the longest one counts.
"""

from __future__ import annotations

from itertools import chain

from .names import rows

# fmt: off
BY_LANGUAGE = {"German": rows("""
summary (German templates and reports, ilert): -kurz gesagt|-zusammenfassung|-*zusammenfassung|-uberblick
  |-ubersicht|-kurzfassung|-allgemeine angaben|-allgemeine informationen|-eckdaten|-*beschreibung
  |-was passier~t|-was gescheh~en|-was los|-ausgangslage|-kontext
impact (German templates): auswirkung~en|folgen|betroffen~e|*schaden
timeline (German templates, German and French reports): -verlauf|zeitlicher verlauf|hergang|zeitleiste
  |-aktualisierungen|zeitlicher ablauf|-ablauf|zeitverlauf|zeitachse|zeitstrahl|zeitplan|zeitlinie
detection (German templates): erkennung|erkannt|entdeck~ung|bemerkt|aufgefallen|feststellung|gemerkt
trigger (German templates): ausloser|vorgeschichte
root_cause (German templates and reports, ilert): wie passier~en|wie dazu kommen|wie kam dazu|*ursach~e
  |beitragend~e faktor~en|-warum|-wieso
resolution (German templates and reports, ilert): reagier~t|ergriffene massnahme~n|getroffene massnahme~n
  |durchgefuhrte massnahme~n|-getan haben|*behebung|*losung|*wiederherstellung|gegenmassnahme~n
  |sofortmassnahme~n|abhilfe|behoben|-reaktion|entstorung
lessons (German templates): gelehrt|erkenntnis~se|lehre|lehren|gelernt|gelernte
went_well (German templates and reports): +geholfen|-positiv~es|-starken|+lief gut|+gut lief|+gut gelaufen
  |+gut funktioniert|+gut geklappt
went_wrong (German templates and reports): +behindert|+weniger gut|-negativ~es|-schwachen|-schwierigkeit~en
  |-herausforderung~en|+lief schlecht|+schlecht lief|+schief~|+besser laufen|+besser machen
  |+verbessert werden
  |+nicht geklappt
lucky (German reports): +gluck
actions (German templates and reports): +jetzt tun|+was wir tun|+was tun wir|+geht weiter|offene punkte
  |+besser machen werden|aktion~en
  |+fur die zukunft|+nachstes mal|+nachsten mal|massnahme~n|*massnahme~n|nachste schritt~e|+vorbeug~ung
  |+was andert|+was sich andert|+was wird sich andern|+nicht wieder passier~t|+nicht erneut passier~t
  |+nicht noch einmal passier~t|-noch offen|-bleib~t offen|+was andern|+anders machen|+sollen wir tun
  |+sollten wir tun|+pravention|+verhinder~n|+vermeid~en
  |*verbesserung~en|empfehlung~en|aufgaben
  |-ausblick
investigation (German reports): -untersuchung|-*analyse
communication (German templates): kommunikation
references (German reports): anhang|verweise|quellen
participants (German reports): beteiligte|teilnehmer
conclusion (German reports): fazit|schlussfolgerung~en|schluss
"""), "French": rows("""
summary (French templates and reports, Atlassian in French): -bref|-probleme|-resume|-synthese|-apercu
  |-vue d ensemble|-informations generales|-que s est il pass~e|-contexte|-ce qui s est pass~e
impact (French reports): touches
timeline (Atlassian in French): deroul~ement|frise
detection (French templates, Microsoft Learn in French): comment su|alerte~s declench~ees|decouverte
  |comment decouvert
trigger (French reports): declench~eur
root_cause (French templates, French guides): comment arriv~e|facteur~s contribu~tifs|-pourquoi
resolution (French templates and reports, Microsoft Learn in French): mesure~s prises|action~s prises
  |action~s menees|action~s realisees|action~s effectuees|-avons fait|correctif~s|correction~s
  |retabliss~ement
  |attenuation|retour a la normale|reponse|action~s immediate~s
lessons (French templates, Atlassian in French): +referi~ons differemment|+referait differemment|lecon~s
  |enseignement~s|apprentissage~s|retour d experience|apprendre|appris~es
went_well (French templates and reports): +ce qui marche|-positif~s|-points forts|-reussites
  |+bien fonctionn~e
  |+bien pass~e|+bien march~e|+bien deroul~e
went_wrong (French templates and reports): +moins bien|+moins bien fonctionn~e|+moins bien march~e
  |-negatif~s
  |-points faibles|-defis|-lacunes|+mal fonctionn~e|+mal pass~e|+pas fonctionn~e|+pas march~e|+derape
  |+ete ameliore|+echoue|+a ameliorer|+mieux faire
lucky (French reports): +chance
actions (French templates and reports, Atlassian in French, French guides): +allons faire|+devons faire
  |pratiques recommandees|+allons changer
  |+changeons|+empecher|+se repet~e|+reprodui~se|+va faire|+va changer|+feri~ons differemment
  |+ferait differemment|-a faire
  |-encore ouvert|-reste ouvert
  |reste a faire|-pour la suite|+dans le futur|+pour l avenir|recommandation~s|+prochaine fois|mesure~s
  |prochaine~s etape~s|plan d action~s|amelioration~s|+eviter|-suivi|+allons ameliorer
investigation (French reports): -enquete
references (French reports): annexe~s|liens|capture~s d ecran
metadata (French reports): -en tete
"""), "Spanish": rows("""
summary (Spanish templates): -resumen|-que paso|-que ocurrio|-que sucedio|-descripcion|-vision general
  |-contexto|-informacion general|-datos generales
impact (Spanish templates): afect~o|consecuencias|alcance
timeline (Spanish templates): linea de tiempo|linea temporal|linea del tiempo|cronolog~ia
  |secuencia de eventos
detection (Microsoft Learn in Spanish): deteccion|descubr~imiento|descubierto|enteramos
trigger (Spanish templates): desencadena~nte|detonante
root_cause (Spanish templates): -por que|-porque|factores contribu~yentes
resolution (Microsoft Learn in Spanish, templates): solucion~es|mitigacion|recuperacion|respuesta|correccion
  |arregl~o|acciones inmediatas|acciones tomadas|acciones realizadas|acciones de mitigacion
lessons (Spanish templates): leccion~es|aprendi~do
went_well (Spanish templates): +salio bien|+hicimos bien|+funciono bien|+fue bien|+funciono
went_wrong (Spanish templates): +salio mal|+hicimos mal|+fue mal|+no funciono|+pod~emos mejorar~
  |+pued~e mejorar~|+pud~o mejorar~|+que fallo
lucky (Spanish templates): +suerte
actions (Spanish templates): +va a cambiar|+que cambiamos|+vuelva a ocurrir|+vuelva a suceder|+vuelva a pasar
  |+vamos a hacer|+debemos hacer|+vamos a cambiar|practicas recomendadas
  |+hari~amos diferente|+para el futuro|por hacer
  |accion~es|medidas|proximos pasos|siguientes pasos|mejoras|+prevenir|+prevencion|+evitar|seguimiento
  |tareas
  |plan de accion|recomendacion~es
investigation (Spanish templates): -investigacion|-analisis
references (Spanish templates): anexo~s|enlaces|referencias|captura~s de pantalla
metadata (Spanish reports): -encabezado
"""), "Portuguese and more Spanish": rows("""
summary (Spanish and Brazilian templates): -problema|-resumo|-sumario|-que aconteceu|-que houve|-descricao
  |-visao geral|-informacoes gerais|-dados gerais
impact (Spanish and Brazilian templates): sintoma~s|afetad~os|consequencias|abrangencia
timeline (Brazilian templates): linha do tempo|cronograma|sequencia de eventos
detection (Brazilian templates): ficamos sabendo|deteccao|descobert~o|descobrimos
trigger (Brazilian templates): gatilho~s
root_cause (Spanish and Brazilian templates): origen|origem|factor contribu~yente|fator contribu~inte
  |fatores contribu~intes
resolution (Spanish and Brazilian templates): medidas tomadas|medidas adoptadas|medidas adotadas
  |-que hicimos
  |-que fizemos|solucao|solucoes|mitigacao|recuperacao|resposta|correcao|correcoes|acao imediata
  |acoes tomadas
  |acoes imediatas|acoes realizadas
lessons (Spanish and Brazilian templates): enseno|ensinou|-observacion~es|-observacoes|licao|licoes
  |aprendemos
went_well (Spanish and Brazilian templates): -puntos fuertes|-pontos fortes|-fortalezas|-logros|-acertos
  |+funcionou bem|+deu certo|+correu bem|+foi bem|+que funcionou
went_wrong (Spanish and Brazilian templates): -puntos debiles|-pontos fracos|-dificultad~es|-dificuldade~s
  |-desafios|-retos|-carencias|-lacunas|+nao funcionou|+deu errado|+correu mal|+pod~emos melhorar
  |+ser melhorado|+falhou
lucky (Brazilian templates): +sorte|+tivemos sorte
actions (Spanish and Brazilian templates): +vamos fazer|+devemos fazer|praticas recomendadas
  |+aconteca de novo|+repita|+vamos mudar|+vai mudar|+que mudamos
  |+volte a acontecer
  |+vamos melhorar
  |+fari~amos diferente|+para o futuro|-a fazer|+proxima vez|+cambiari~amos|+mudari~amos|pendientes
  |pendencias
  |recomendacao|acao|acoes|melhoria~s|proximos passos|plano de acao|tarefas|recomendacoes|+prevencao
  |acompanhamento
investigation (Brazilian templates): -investigacao|-analise
communication (Brazilian templates): comunicacao|comunicacion
references (Spanish and Brazilian templates): evidencia~s|captura~s de tela
metadata (Brazilian reports): -cabecalho
participants (Spanish and Brazilian templates): participantes|equipo|equipe
"""), "Japanese": rows("""
summary (Japanese templates): -概要|-サマリ|-サマリー|-オーバービュー|-要約|-何が起こった|-何が起きた
  |-障害内容|-事象
impact (Japanese templates): 影響|影響範囲|被害|症状|-ダウンタイム
timeline (Japanese templates): -流れ|タイムライン|時系列|経緯|-経過
detection (Japanese templates): 検知|検出|発見|発覚
trigger (Japanese templates): トリガー|引き金|きっかけ|契機
root_cause (Japanese templates): -なぜ起きた|根本原因|原因|要因|真因|-なぜ
resolution (Japanese templates): 解決|解決策|解決方法|復旧|対処|緩和|修正|暫定対応|対応|対応内容
lessons (Japanese templates): 教訓|学び|学んだ|学習|振り返り|ふりかえり|対応の評価
went_well (Google SRE in Japanese): +うまくいった|+良かった|+よかった|+できた
went_wrong (Google SRE in Japanese): +うまくいかなかった|+悪かった|+改善点|+改善が必要|+改善が必要な
  |+改善すべき|+課題|+良くなかった|+できなかった
lucky (Google SRE in Japanese): +幸運|+運が良かった|+幸運だった
actions (Japanese templates): +再発させない|+防ぐ|+変える|残課題
  |+今後の予定|+今後の改善|+今後について|+次にやること|やること|改善
  |アクションアイテム|アクション|+再発防止|+再発防止策|+恒久対応|+恒久対策|+今後の対応|+今後の対策|対策
  |改善策
  |予防|フォローアップ|次のステップ|ネクストアクション
investigation (Japanese templates): -調査|-分析
references (Japanese templates): 参考|付録|関連|参考資料|関連資料
participants (Japanese templates): 対応者|参加者|担当者|関係者|出席者
conclusion (Japanese templates): まとめ|結論|おわりに
metadata (Japanese templates): メタデータ|-基本情報
"""), "Chinese": rows("""
summary (Chinese templates): -摘要|-概述|-总结|-问题|-問題|-描述|-问题描述|-发生了什么|-简介
impact (Chinese templates): 影响|影响范围|影響範圍|损失|症状|-现象
timeline (Chinese templates): 时间线|時間線|时间轴|時間軸|-经过|-过程|事件经过
detection (Chinese templates): 发现|檢測|检测|察觉
trigger (Chinese templates): 触发|觸發|诱因|触发因素
root_cause (Chinese templates): 根因|根源|根本原因|原因分析|根因分析|-为什么|-為什麼
resolution (Chinese templates): 解决|解決|解决方案|修复|修復|恢复|恢復|处理|處理|应急|应对|缓解|响应|处置
lessons (Chinese templates): 教训|教訓|经验|经验教训|反思|-复盘
went_well (Chinese templates): +做得好|+做得好的
went_wrong (Chinese templates): +做得不好|+不足|+做得不够|+需要改进|+有待改进
lucky (Chinese templates): +运气|+幸运
actions (Chinese templates): +再次发生|+改变什么|遗留问题
  |改进|改進|措施|改进措施|行动项|行动|预防|預防|后续|後續|待办|下一步|建议|整改
  |后续行动|-变更|+防止|+避免|+复发|+防复发
investigation (Chinese templates): -调查|-排查|-排查过程|-诊断
references (Chinese templates): 参考|附录|相关|相關
metadata (Chinese templates): -基本信息
""")}
ABROAD = tuple(chain.from_iterable(BY_LANGUAGE.values()))
VOID_ABROAD = (
    "nao nicht pas kein keine fuer stoerung der die das des dem den ein eine einer eines von vom zu zur "
    "zum im in ist war wurde wurden konnte konnten wir uns es was wie wo hat haben vorfall vorfalls "
    "storung ausfall ausfalls fehler genau zeitlich le la les un une de du d l au aux en a s il se qui "
    "que qu ce c est ete etait nous on avons comment sont incident panne el los las una raiz raices "
    "ejecutivo executivo executif か racine racines profonde profondes inmediatas del al lo como nos fue "
    "hemos incidente fallo caida o os as um uma do da dos no na nas ao pelo foi falha の は が を に と "
    "こと 点 ポイント した 内容 障害 インシデント 事故 发生 的 了 是 我们 路径 步骤 思路 故障 事件 分析 "
    "方案 情况 时间 问题 关键 n correctiva correctivas correctivo correctivos correctif correctifs "
    "correctives corretiva corretivas corretivo corretivos implementadas implementados recomendadas "
    "recomendados について pour sur par para por con com sobre fur mit auf bei utilisateur utilisateurs "
    "usuario usuarios cliente clientes kunde kunden nutzer technique tecnico tecnica technisch technische "
    "negocio metier points puntos pontos rencontrees rencontres encontradas encontrados applique "
    "appliquee appliquees aplicada aplicado aplicadas aplicados umgesetzte offene geplante geplanten "
    "prevue prevues prevus prendre mener planificadas planejadas pendentes realizar tomar 向けて "
    "ドキュメント リソース "
    "mogliche moglichen cela "
)
# fmt: on

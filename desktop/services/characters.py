"""Characters that are one another's variants in names: traditional and older forms beside those of today.

From the tables of 通用规范汉字表 (traditional and variant forms), as far as they occur in names of women here; one
list, so that a reader can correct it. Only for comparing: what was written stays.
"""

from __future__ import annotations

from typing import Final

_FORMS: Final = (
    "呂吕 黃黄 雲云 蘭兰 鳳凤 華华 麗丽 愛爱 寶宝 寳宝 貴贵 國国 漢汉 紅红 鴻鸿 環环 會会 積积 級级 極极 簡简 "
    "見见 講讲 嬌娇 潔洁 傑杰 錦锦 靜静 淨净 鏡镜 舉举 軍军 開开 樂乐 蓮莲 聯联 憐怜 練练 兩两 遼辽 靈灵 劉刘 "
    "龍龙 龐庞 魯鲁 陸陆 綠绿 羅罗 馬马 瑪玛 買买 滿满 門门 夢梦 綿绵 鳴鸣 納纳 寧宁 甯宁 農农 諾诺 歐欧 盤盘 "
    "鵬鹏 憑凭 齊齐 啟启 啓启 氣气 錢钱 強强 橋桥 喬乔 親亲 慶庆 瓊琼 區区 權权 榮荣 潤润 賽赛 薩萨 掃扫 紗纱 "
    "陝陕 攝摄 審审 聖圣 勝胜 詩诗 時时 實实 書书 樹树 順顺 說说 絲丝 頌颂 蘇苏 甦苏 孫孙 譚谭 湯汤 濤涛 騰腾 "
    "體体 鐵铁 廳厅 圖图 萬万 韋韦 偉伟 瑋玮 緯纬 衛卫 溫温 聞闻 無无 吳吴 烏乌 務务 霧雾 習习 細细 賢贤 鮮鲜 "
    "顯显 縣县 現现 線线 鄉乡 響响 蕭萧 曉晓 協协 寫写 謝谢 興兴 須须 許许 緒绪 選选 學学 尋寻 亞亚 婭娅 嚴严 "
    "顏颜 艷艳 豔艳 陽阳 楊杨 揚扬 養养 堯尧 葉叶 業业 義义 儀仪 藝艺 億亿 憶忆 陰阴 銀银 隱隐 瑩莹 穎颖 頴颖 "
    "優优 遊游 魚鱼 於于 語语 鬱郁 園园 圓圆 遠远 願愿 約约 嶽岳 運运 韻韵 讚赞 棗枣 澤泽 張张 長长 趙赵 喆哲 "
    "針针 珎珍 貞贞 陣阵 鄭郑 織织 職职 誌志 鐘钟 鍾钟 眾众 衆众 週周 硃朱 諸诸 築筑 莊庄 裝装 壯壮 資资 鄒邹 "
    "組组 畢毕 邊边 賓宾 氷冰 倉仓 陳陈 誠诚 遲迟 齒齿 寵宠 純纯 達达 黨党 燈灯 鄧邓 點点 東东 凍冻 獨独 爾尔 "
    "發发 範范 飛飞 馮冯 風风 豐丰 婦妇 復复 岡冈 剛刚 綱纲 閣阁 鞏巩 顧顾 關关 觀观 廣广 歸归 龜龟 過过 韓韩 "
    "號号 賀贺 後后 護护 懷怀 歡欢 揮挥 輝辉 煇辉 暉晖 恵惠 機机 雞鸡 鷄鸡 記记 紀纪 際际 繼继 賈贾 價价 艱艰 "
    "間间 堅坚 薦荐 劍剑 將将 蔣蒋 膠胶 節节 階阶 緊紧 進进 經经 競竞 鷹鹰 鵑鹃 捲卷 覺觉 鈞钧 凱凯 課课 褲裤 "
    "寬宽 況况 崑昆 崐昆 藍蓝 瀾澜 勞劳 類类 禮礼 裏里 裡里 曆历 歷历 煉炼 臨临 鄰邻 淩凌 嶺岭 樓楼 盧卢 蘆芦 "
    "輪轮 綸纶 媽妈 麥麦 貓猫 賣卖 麵面 廟庙 謀谋 畝亩 腦脑 鳥鸟 紐纽 濃浓 傳传 帥帅 雙双 歲岁 臺台 薹台 態态 "
    "談谈 題题 條条 頭头 團团 彎弯 為为 爲为 僞伪 姍姗 栢柏 峯峰 閤合 羣群 娛娱 昇升 陞升 瑠琉 璢琉 瑯琅 瑤瑶 "
    "嫻娴 嫺娴 妳你 嬋婵 嬙嫱 蘋苹 榖谷 穀谷 鞦秋 秌秋 穐秋 咲笑 脩修 綉绣 繡绣 並并 倂并 慾欲 傢家 姉姊 㛃洁 "
    "菓果 槑梅 楳梅 珮佩 迺乃 廼乃 靑青 淸清 眞真 卽即 鄕乡 祐佑 嵗岁 盃杯 凃涂 塗涂 祕秘 衞卫 竝并 尙尚 産产 "
    "產产 㳺游 "
)
_PLAIN: Final = str.maketrans({pair[0]: pair[1] for pair in _FORMS.split()})


def plain_characters(text: str) -> str:
    """A text in the forms of today, a character for a character."""
    return text.translate(_PLAIN)

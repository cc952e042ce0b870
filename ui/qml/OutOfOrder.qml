pragma ComponentBehavior: Bound

import QtQuick

// Alone on purpose: no module, no font file, no translation that could be missing too.
Rectangle {
    id: page

    readonly property real unit: Math.min(width, height) / 100

    color: "#fbf8f3"

    Rectangle {
        anchors { left: parent.left; right: parent.right; top: parent.top }
        height: page.unit * 2
        color: "#a8321f"
    }

    Column {
        anchors.centerIn: parent
        width: Math.min(parent.width - page.unit * 16, page.unit * 110)
        spacing: page.unit * 4

        Repeater {
            model: [
                { say: "本机暂停服务", size: 8.5, weight: Font.Bold, ink: "#2b2420" },
                { say: "请到窗口办理，或拨打 12345。\n已经交来的申请都保存着，没有丢失。", size: 4.6, weight: Font.Normal, ink: "#2b2420" },
                { say: "This terminal is out of order", size: 5, weight: Font.Bold, ink: "#4a413b" },
                { say: "Please go to a counter, or call 12345.\nApplications already handed in are safe.", size: 3.6, weight: Font.Normal, ink: "#4a413b" }
            ]

            Text {
                required property var modelData

                width: parent?.width ?? 0
                text: modelData.say
                color: modelData.ink
                wrapMode: Text.Wrap
                horizontalAlignment: Text.AlignHCenter
                lineHeight: 1.35
                font {
                    family: "Noto Sans CJK SC"
                    pixelSize: page.unit * modelData.size
                    weight: modelData.weight
                }
                Accessible.role: Accessible.StaticText
                Accessible.name: text
            }
        }
    }
}

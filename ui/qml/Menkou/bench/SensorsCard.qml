pragma ComponentBehavior: Bound
import QtQuick
import Menkou.bench

// Power, battery, headset and door: what a hand does around the screen.
DeviceCard {
    id: sensors

    title: "电源和开关"
    english: "Power, headset, door"
    iconName: "lightbulb"
    hint: sensors.now.lit ?? ""

    Repeater {
        model: [
            { verb: "mains", key: "is_on", word: "市电 Mains power", on: "有电", off: "停电" },
            { verb: "battery_low", key: "is_on", word: "电池快用完 Battery low", on: "是", off: "否" },
            { verb: "headset", key: "is_on", word: "耳机 Headset", on: "插着", off: "没插" },
            { verb: "door", key: "is_open", word: "机门 Door", on: "开着", off: "关着" }
        ]

        Item {
            id: row
            required property var modelData
            readonly property bool isOn: sensors.now[modelData.verb] ?? false

            width: parent?.width ?? 0
            height: 28

            BenchText {
                anchors.verticalCenter: parent.verticalCenter
                text: row.modelData.word
                color: Look.soft
                font.pixelSize: Look.small
            }
            BenchSwitch {
                objectName: "switch_" + row.modelData.verb
                anchors.right: parent.right
                on: row.isOn
                neutral: row.modelData.verb !== "mains"
                onText: row.modelData.on
                offText: row.modelData.off
                Accessible.name: row.modelData.word + " " + (on ? onText : offText)
                onClicked: sensors.act(row.modelData.verb, { [row.modelData.key]: !row.isOn })
            }
        }
    }
}

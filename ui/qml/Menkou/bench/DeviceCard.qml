import QtQuick
import Menkou.bench

// The frame of every device: name, cable, what it can do, what may go wrong.
Rectangle {
    id: card

    property var now: ({ present: false })
    property string english: ""
    property string title: ""
    property string iconName: ""
    property string hint: ""
    property bool hasCable: true
    property bool handsReach: !hasCable || plugged // paper can be torn off without a cable
    readonly property bool plugged: card.now.plugged ?? false
    readonly property bool failing: (card.now.fault ?? "").length > 0
    default property alias content: room.data
    signal act(string verb, var body)

    visible: card.now.present ?? false
    implicitHeight: visible ? frame.implicitHeight + 2 * 14 : 0
    radius: Look.radius
    color: Look.surface
    border.color: card.failing ? Look.warn : Look.edge

    Column {
        id: frame
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: 14
        spacing: Look.gap

        Item {
            width: parent.width
            height: 30

            Rectangle {
                id: badge
                width: 30
                height: 30
                radius: Look.radius
                color: card.plugged ? Look.primaryWash : Look.ground

                Image {
                    anchors.centerIn: parent
                    sourceSize: Qt.size(18, 18)
                    source: "image://icon/" + card.iconName + (card.plugged ? "/0B4F9E" : "/98A4B0")
                }
            }
            BenchText {
                id: name
                anchors.left: badge.right
                anchors.leftMargin: 10
                anchors.verticalCenter: parent.verticalCenter
                text: card.title
                font.pixelSize: Look.title
                font.weight: Font.Bold
            }
            BenchText {
                anchors.left: name.right
                anchors.leftMargin: 8
                anchors.baseline: name.baseline
                text: card.hint.length > 0 ? card.hint : card.english
                color: card.hint.length > 0 ? Look.primary : Look.soft
                font.pixelSize: Look.small
            }
            BenchSwitch {
                objectName: "cable"
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                visible: card.hasCable
                on: card.plugged
                onText: "已接好"
                offText: "线已拔"
                onClicked: card.act(card.plugged ? "unplug" : "plug", {})
            }
        }
        Column {
            id: room
            width: parent.width
            spacing: Look.gap
            enabled: card.handsReach
            opacity: enabled ? 1 : 0.4
        }
        Row {
            width: parent.width
            spacing: 10
            visible: (card.now.faults ?? []).length > 1

            BenchText {
                anchors.verticalCenter: parent.verticalCenter
                text: "故障 Fault"
                color: Look.soft
                font.pixelSize: Look.small
            }
            FaultChooser {
                objectName: "faults"
                width: parent.width - x
                faults: card.now.faults ?? []
                fault: card.now.fault ?? ""
                onChosen: fault => card.act("fault", { fault: fault })
            }
        }
    }
}

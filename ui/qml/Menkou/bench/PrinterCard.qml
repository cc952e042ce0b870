import QtQuick
import QtQuick.Controls.Basic
import Menkou.bench

// The receipt printer: its paper, its cover, and the slip that hangs out of it.
DeviceCard {
    id: printer

    property string slipSource: ""
    // A slip is long: the tray takes what room there is.
    property int trayHeight: 372
    readonly property int slips: printer.now.slips ?? 0

    title: "凭条打印机"
    english: "Receipt printer"
    iconName: "printer"
    handsReach: true

    Segments {
        objectName: "paperLevel"
        width: parent?.width ?? 0
        values: ["ok", "near_end", "out"]
        labels: ["纸够 OK", "纸将尽 Near end", "缺纸 Out"]
        value: printer.now.paper ?? "ok"
        onChosen: value => printer.act("paper", { level: value })
    }
    Item {
        width: parent?.width ?? 0
        height: 28

        BenchText {
            anchors.verticalCenter: parent.verticalCenter
            text: "上盖 Cover"
            color: Look.soft
            font.pixelSize: Look.small
        }
        BenchSwitch {
            objectName: "cover"
            anchors.right: parent.right
            on: !(printer.now.coverOpen ?? false)
            onText: "盖好"
            offText: "打开"
            onClicked: printer.act("cover", { open: !(printer.now.coverOpen ?? false) })
        }
    }
    Rectangle {
        width: parent?.width ?? 0
        height: printer.trayHeight
        radius: Look.radius
        color: "#E3E8ED"

        Rectangle {
            id: slot
            anchors.horizontalCenter: parent.horizontalCenter
            y: 12
            width: 316
            height: 10
            radius: 5
            color: "#39434D"
        }
        Flickable {
            id: tray
            anchors.top: slot.bottom
            anchors.topMargin: -4
            anchors.bottom: parent.bottom
            anchors.horizontalCenter: parent.horizontalCenter
            width: 292
            contentHeight: paper.height + 12
            clip: true
            visible: printer.slipSource.length > 0
            boundsBehavior: Flickable.StopAtBounds
            ScrollBar.vertical: ScrollBar { }

            Rectangle {
                id: paper
                width: parent.width
                height: slip.height + 12
                color: Look.surface

                Image {
                    id: slip
                    objectName: "slip"
                    anchors.horizontalCenter: parent.horizontalCenter
                    width: 268
                    height: implicitWidth > 0 ? implicitHeight * width / implicitWidth : 0
                    source: printer.slipSource
                    cache: false
                    smooth: true
                    mipmap: true
                    Accessible.role: Accessible.Graphic
                    Accessible.name: "最后一张凭条 last slip"
                }
            }
        }
        BenchText {
            anchors.centerIn: parent
            visible: printer.slipSource.length === 0
            text: "出纸口没有凭条\nNo slip"
            horizontalAlignment: Text.AlignHCenter
            color: Look.soft
        }
    }
    BenchButton {
        objectName: "takeSlip"
        width: parent?.width ?? 0
        enabled: printer.slips > 0
        text: printer.slips > 1 ? "取走 " + printer.slips + " 张凭条" : "取走凭条"
        english: "Take the slip; its picture is deleted"
        onClicked: printer.act("take_slip", {})
    }
}

import QtQuick
import Menkou.bench

// The A4 printer and what lies in its tray.
DeviceCard {
    id: printer

    readonly property int pages: printer.now.pages ?? 0

    title: "A4 打印机"
    english: "A4 printer"
    iconName: "file-text"
    hint: (printer.now.waiting ?? 0) > 0 ? "正在打印 · printing" : ""
    handsReach: true

    BenchButton {
        objectName: "take"
        width: parent?.width ?? 0
        enabled: printer.pages > 0
        text: printer.pages > 0 ? "取走 " + printer.pages + " 份纸" : "出纸口没有纸"
        english: printer.pages > 0 ? "Take the papers; their files are deleted" : "No paper in the tray"
        onClicked: printer.act("take", {})
    }
}

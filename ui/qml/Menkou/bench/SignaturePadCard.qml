import QtQuick
import Menkou.bench

// The pen tablet beside the screen.
DeviceCard {
    id: pad

    title: "手写板"
    english: "Signature pad"
    iconName: "pen-line"

    BenchButton {
        objectName: "write"
        width: parent?.width ?? 0
        text: "签一个名字"
        english: "Write a sample signature"
        onClicked: pad.act("write", {})
    }
}

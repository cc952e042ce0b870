pragma Singleton
import QtQuick

// Colours and sizes of the bench window. It is a tool on a desk: calm, dense, nothing moves.
QtObject {
    readonly property string family: "Noto Sans CJK SC"
    readonly property color ground: "#F4F6F8"
    readonly property color surface: "#FFFFFF"
    readonly property color text: "#1A1A1A"
    readonly property color soft: "#5A6672"
    readonly property color edge: "#D5DCE3"
    readonly property color primary: "#0B4F9E"
    readonly property color primaryWash: "#E6EEF7"
    readonly property color good: "#1F7A45"
    readonly property color warn: "#8A5A00"
    readonly property color warnWash: "#FFF4D6"
    readonly property color bad: "#8A1C14"
    readonly property color off: "#98A4B0"
    readonly property int radius: 8
    readonly property int gap: 12
    readonly property int small: 12
    readonly property int body: 14
    readonly property int title: 17
}

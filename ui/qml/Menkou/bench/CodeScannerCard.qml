import QtQuick
import QtQuick.Controls.Basic
import Menkou.bench

// Codes to hold before the scanner.
DeviceCard {
    id: scanner

    property string madeCode: ""
    property bool canMakeCodes: false
    readonly property bool isInView: scanner.now.inView ?? false
    signal newCodeWanted

    title: "扫码器"
    english: "Code scanner"
    iconName: "scan-line"
    hint: scanner.now.lit ?? false ? "亮灯，等待扫码 · lit" : ""
    onMadeCodeChanged: entry.text = madeCode

    TextField {
        id: entry
        objectName: "codeText"
        width: parent?.width ?? 0
        height: 36
        font.family: Look.family
        font.pixelSize: Look.body
        color: Look.text
        placeholderText: "二维码内容 Text of the code"
        placeholderTextColor: Look.soft
        selectByMouse: true
        Accessible.name: placeholderText
        background: Rectangle {
            radius: Look.radius
            color: Look.surface
            border.width: entry.activeFocus ? 2 : 1
            border.color: entry.activeFocus ? Look.primary : Look.edge
        }
        onAccepted: scanner.act("show_code", { text: entry.text })
    }
    Row {
        width: parent?.width ?? 0
        spacing: 8

        BenchButton {
            objectName: "newCode"
            width: parent.width - show.width - parent.spacing
            enabled: scanner.canMakeCodes
            text: "生成新的演示证照码"
            english: "New demo e-licence code"
            onClicked: scanner.newCodeWanted()
        }
        BenchButton {
            id: show
            objectName: "showCode"
            width: 110
            primary: !scanner.isInView
            enabled: scanner.isInView || entry.text.length > 0
            text: scanner.isInView ? "收起" : "出示"
            english: scanner.isInView ? "Take away" : "Show"
            onClicked: scanner.isInView ? scanner.act("hide_code", {})
                : scanner.act("show_code", { text: entry.text })
        }
    }
}

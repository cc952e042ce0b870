import QtQuick
import QtQuick.Layouts
import Menkou

// Clock, devices, network: words with an icon, never a coloured dot alone.
RowLayout {
    id: line

    required property var chrome

    // The room it needs when nothing is left out.
    readonly property int need: clock.implicitWidth + devices.implicitWidth + net.implicitWidth
        + Tokens.chrome * 3 + Tokens.mm(17)

    spacing: Tokens.mm(2)

    Copy {
        id: clock
        text: line.chrome.clock
        font.pixelSize: Tokens.chrome
        font.weight: Font.Medium
        wrapMode: Text.NoWrap
    }
    Item {
        Layout.fillWidth: true
    }
    Icon {
        name: line.chrome.deviceOk ? "circle-check" : "triangle-alert"
        ink: line.chrome.deviceOk ? Tokens.success : Tokens.warning
        size: Math.round(Tokens.chrome * 1.1)
        visible: line.chrome.deviceLine.length > 0
    }
    Copy {
        id: devices
        Layout.maximumWidth: line.width * 0.48
        text: line.chrome.deviceLine
        color: line.chrome.deviceOk ? Tokens.success : Tokens.warning
        font.pixelSize: Tokens.chrome
        elide: Text.ElideRight
        maximumLineCount: 1
    }
    Icon {
        Layout.leftMargin: Tokens.mm(3)
        name: line.chrome.online ? "wifi" : "wifi-off"
        ink: line.chrome.online ? Tokens.success : Tokens.warning
        size: Math.round(Tokens.chrome * 1.1)
    }
    Copy {
        id: net
        text: line.chrome.online ? qsTrId("chrome.online") : qsTrId("chrome.offline")
        color: line.chrome.online ? Tokens.success : Tokens.warning
        font.pixelSize: Tokens.chrome
        wrapMode: Text.NoWrap
    }
}

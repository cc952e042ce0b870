import QtQuick
import Menkou

// Clock, devices, network: words with an icon, never a coloured dot alone.
Item {
    id: line

    required property var chrome

    // The room it needs when nothing is left out.
    readonly property int mark: Math.round(Tokens.chrome * 1.1)
    readonly property int fixed: Math.ceil(clock.implicitWidth + net.implicitWidth) + 2 * mark + Tokens.mm(14)
    // A device that is missing matters more than the time of day.
    readonly property bool tight: width < need
    readonly property int need: fixed + Math.ceil(devices.implicitWidth)

    implicitHeight: clock.implicitHeight
    implicitWidth: need

    Copy {
        id: clock
        anchors.verticalCenter: parent.verticalCenter
        visible: !line.tight
        text: line.chrome.clock
        font.pixelSize: Tokens.chrome
        font.weight: Font.Medium
        wrapMode: Text.NoWrap
    }
    Row {
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        spacing: Tokens.mm(2)
        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: line.chrome.deviceOk ? "circle-check" : "triangle-alert"
            ink: line.chrome.deviceOk ? Tokens.success : Tokens.warning
            size: line.mark
            visible: line.chrome.deviceLine.length > 0
        }
        Copy {
            id: devices
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(Math.ceil(implicitWidth), line.width - line.fixed + (line.tight ? clock.implicitWidth : 0))
            text: line.chrome.deviceLine
            color: line.chrome.deviceOk ? Tokens.success : Tokens.warning
            font.pixelSize: Tokens.chrome
            rightPadding: Tokens.mm(2)
            elide: Text.ElideRight
            wrapMode: Text.NoWrap
        }
        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: line.chrome.online ? "wifi" : "wifi-off"
            ink: line.chrome.online ? Tokens.success : Tokens.warning
            size: line.mark
        }
        Copy {
            id: net
            anchors.verticalCenter: parent.verticalCenter
            text: line.chrome.online ? qsTrId("chrome.online") : qsTrId("chrome.offline")
            color: line.chrome.online ? Tokens.success : Tokens.warning
            font.pixelSize: Tokens.chrome
            wrapMode: Text.NoWrap
        }
    }
}

import QtQuick
import Menkou

// Back, help, lower, and "end and erase": always the same places.
Rectangle {
    id: bar

    required property var chrome
    property bool canLower: false
    property bool lowered: false
    signal act(string verb, var detail)

    readonly property int lowerRoom: canLower ? Tokens.mm(40) + Tokens.gapS : 0
    readonly property int third: Math.floor((width - 2 * Tokens.margin - 2 * Tokens.gapS - lowerRoom) / 3)
    // Beside a fourth button the room goes to the longest words.
    readonly property int backRoom: canLower ? Math.round(third * 0.82) : third
    readonly property int helpRoom: canLower ? Math.round(third * 0.92) : third
    readonly property int lowerX: Tokens.margin + backRoom + helpRoom + 2 * Tokens.gapS

    implicitHeight: Tokens.mm(28)
    color: Tokens.surface

    // Beyond the edges, as the bar on top.
    Rectangle {
        anchors.fill: parent
        anchors.margins: -Tokens.mm(2)
        anchors.topMargin: 0
        color: bar.color
    }
    Rectangle {
        x: -Tokens.mm(2)
        width: parent.width + Tokens.mm(4)
        height: Tokens.hair
        color: Tokens.hairline
    }
    ChromeButton {
        objectName: "act_back"
        visible: bar.chrome.canGoBack
        x: Tokens.margin
        y: Tokens.mm(4)
        width: bar.backRoom
        height: Tokens.mm(20)
        iconName: "arrow-left"
        text: qsTrId("chrome.back")
        onTapped: bar.act("back", null)
    }
    ChromeButton {
        objectName: "act_help"
        x: Tokens.margin + bar.backRoom + Tokens.gapS
        y: Tokens.mm(4)
        width: bar.helpRoom
        height: Tokens.mm(20)
        iconName: "hand"
        kind: "strong"
        text: qsTrId("chrome.help")
        onTapped: bar.act("help", null)
    }
    ChromeButton {
        objectName: "act_lower"
        visible: bar.canLower
        x: bar.lowerX
        y: Tokens.mm(4)
        width: Tokens.mm(40)
        height: Tokens.mm(20)
        iconName: "accessibility"
        text: bar.lowered ? qsTrId("chrome.raise") : qsTrId("chrome.lower")
        onTapped: bar.act("lower", null)
    }
    ChromeButton {
        objectName: "act_leave"
        visible: bar.chrome.canLeave
        x: bar.lowerX + bar.lowerRoom
        y: Tokens.mm(4)
        width: bar.width - Tokens.margin - x
        height: Tokens.mm(20)
        iconName: bar.chrome.identified ? "eraser" : "x"
        kind: "danger"
        text: bar.chrome.identified ? qsTrId("chrome.leave_and_erase") : qsTrId("chrome.leave")
        onTapped: bar.act("leave", null)
    }
}

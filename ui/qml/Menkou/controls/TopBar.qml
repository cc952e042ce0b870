import QtQuick
import QtQuick.Layouts
import Menkou

// Who we are, what time it is, and the truth about devices and line; size, contrast, language.
Rectangle {
    id: bar

    required property var chrome
    required property string sizeMode
    signal act(string verb, var detail)

    readonly property string owner: Tokens.brandName[chrome.language ?? "zh-CN"] ?? ""
    // The status stands in the line of the names where there is room for all its words.
    readonly property bool inline: Tokens.wide && width - 2 * Tokens.margin > Tokens.mm(14 + 6 * 3) + Tokens.gap
        + site.implicitWidth + status.need + (voice.visible ? voice.implicitWidth + Tokens.mm(3) : 0) + elder.implicitWidth + dark.implicitWidth + language.implicitWidth

    // Four buttons with large words, or two names, leave no room: then the words stand alone.
    readonly property bool plain: !Tokens.wide && (Tokens.level > 0 || owner.length > 0)

    implicitHeight: Tokens.mm(1.6) + names.height + Tokens.mm(6) + (inline ? 0 : strip.height)
    color: Tokens.surface

    // Drawn beyond the edges: the waiting picture wanders, and nothing else may show there.
    Rectangle {
        anchors.fill: parent
        anchors.leftMargin: -Tokens.mm(2)
        anchors.rightMargin: -Tokens.mm(2)
        color: bar.color
    }
    Rectangle {
        id: lintel
        readonly property int beyond: bar.y > 0 ? 0 : Tokens.mm(2)
        x: -Tokens.mm(2)
        y: -beyond
        width: parent.width + Tokens.mm(4)
        height: Tokens.mm(1.6) + beyond
        color: Tokens.accent
    }
    RowLayout {
        id: names
        x: Tokens.margin
        y: Tokens.mm(1.6 + 3)
        width: parent.width - 2 * Tokens.margin
        height: Math.max(Tokens.mm(15), Math.ceil(site.implicitHeight))
        spacing: Tokens.mm(3)
        Image {
            source: "image://art/mark/" + Tokens.theme
            sourceSize: Qt.size(Tokens.mm(34), Tokens.mm(14))
            Accessible.ignored: true
        }
        Copy {
            id: site
            Layout.fillWidth: !bar.inline
            text: bar.owner.length > 0 ? bar.owner + "\n" + bar.chrome.site : bar.chrome.site
            font.pixelSize: Tokens.pick(7.4, 7.6, 7.8)
            font.weight: Font.Bold
            lineHeight: 0.92
            maximumLineCount: bar.owner.length > 0 ? 4 : bar.plain ? 3 : 2
            elide: Text.ElideRight
        }
        StatusLine {
            id: status
            visible: bar.inline
            Layout.fillWidth: true
            Layout.leftMargin: Tokens.gap
            chrome: bar.chrome
        }
        ChromeButton {
            id: voice
            objectName: "act_read_aloud"
            readonly property bool reading: bar.chrome.voice === "reading"
            visible: (bar.chrome.voice ?? "") !== ""
            iconName: bar.plain ? "" : reading ? "square" : "volume-2"
            kind: reading ? "strong" : "plain"
            text: reading ? qsTrId("chrome.stop_reading") : qsTrId("chrome.read_aloud")
            onTapped: bar.act("read_aloud", null)
        }
        ChromeButton {
            id: elder
            objectName: "act_elder"
            iconName: bar.plain ? "" : "a-large-small"
            text: bar.sizeMode === "extra" ? qsTrId("chrome.size_normal") : qsTrId("chrome.size_larger")
            onTapped: bar.act("elder", null)
        }
        ChromeButton {
            id: dark
            objectName: "act_contrast"
            iconName: bar.plain ? "" : "contrast"
            text: qsTrId("chrome.contrast")
            onTapped: bar.act("contrast", null)
        }
        ChromeButton {
            id: language
            objectName: "act_language"
            iconName: bar.plain ? "" : "languages"
            text: qsTrId("chrome.other_language")
            onTapped: bar.act("language", null)
        }
    }
    // Held for five seconds, the corner opens the technician's door. Residents need it for nothing.
    MouseArea {
        objectName: "corner"
        width: names.x + names.height
        height: names.y + names.height
        Accessible.ignored: true
        onPressed: held.restart()
        onReleased: held.stop()
        onCanceled: held.stop()
        onExited: held.stop()
        Timer {
            id: held
            interval: 5000
            onTriggered: bar.act("corner_held", null)
        }
    }
    Rectangle {
        id: strip
        visible: !bar.inline
        anchors.bottom: parent.bottom
        x: -Tokens.mm(2)
        width: parent.width + Tokens.mm(4)
        height: Tokens.chrome + Tokens.mm(6)
        color: Tokens.sunk
        StatusLine {
            x: Tokens.margin + Tokens.mm(2)
            width: bar.width - 2 * Tokens.margin
            anchors.verticalCenter: parent.verticalCenter
            chrome: bar.chrome
        }
    }
    Rectangle {
        anchors.bottom: parent.bottom
        x: -Tokens.mm(2)
        width: parent.width + Tokens.mm(4)
        height: Tokens.hair
        color: Tokens.hairline
    }
}

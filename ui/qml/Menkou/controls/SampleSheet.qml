pragma ComponentBehavior: Bound

import QtQuick
import Menkou

// Samples over the page: one picture at a time, larger by a tap. The visit stays as it is.
Sheet {
    id: sheet

    required property var pictures
    property int at: 0
    property bool large: false
    signal act(string verb, var detail)

    readonly property var shown: pictures[Math.min(at, pictures.length - 1)] ?? ({ "source": "", "alt": "", "caption": "", "tag": "", "tone": "info" })
    readonly property bool narrow: Tokens.level > 1 && !Tokens.wide

    function turn(by: int) {
        large = false
        at = Math.max(0, Math.min(pictures.length - 1, at + by))
        Herald.say(sheet, shown.tag + " " + shown.caption, false)
    }

    Row {
        width: parent.width
        spacing: Tokens.gapS
        Copy {
            id: heading
            width: parent.width - place.width - parent.spacing
            text: qsTrId("sample.title")
            font.pixelSize: Tokens.title
            font.weight: Font.Bold
            Accessible.role: Accessible.Heading
        }
        Copy {
            id: place
            anchors.verticalCenter: heading.verticalCenter
            visible: sheet.pictures.length > 1
            width: visible ? implicitWidth : 0
            text: qsTrId("sample.place").arg(sheet.at + 1).arg(sheet.pictures.length)
            color: Tokens.soft
        }
    }
    Rectangle {
        id: frame
        objectName: "sample_frame"
        readonly property bool filled: picture.status === Image.Ready && picture.implicitWidth > 1
        width: parent.width
        height: Math.round(Tokens.wide ? sheet.height * 0.36 : sheet.height * (Tokens.lowered ? 0.2 : 0.4))
        color: Tokens.sunk
        border.width: Tokens.hair
        border.color: Tokens.hairline
        Flickable {
            id: window
            anchors.fill: parent
            anchors.margins: Tokens.hair
            clip: true
            interactive: sheet.large
            contentWidth: picture.width
            contentHeight: picture.height
            boundsBehavior: Flickable.StopAtBounds
            Image {
                id: picture
                width: window.width * (sheet.large ? 2.2 : 1)
                height: window.height * (sheet.large ? 2.2 : 1)
                source: sheet.shown.source
                fillMode: Image.PreserveAspectFit
                cache: false
                smooth: true
                mipmap: true
                Accessible.role: Accessible.Graphic
                Accessible.name: sheet.shown.alt
            }
        }
        TapHandler {
            onTapped: sheet.large = !sheet.large
        }
        Copy {
            anchors.centerIn: parent
            width: parent.width - 2 * Tokens.gap
            visible: !frame.filled
            horizontalAlignment: Text.AlignHCenter
            text: qsTrId("sample.gone")
        }
    }
    Flow {
        width: parent.width
        spacing: Tokens.gapS
        Badge {
            kind: sheet.shown.tone
            text: sheet.shown.tag
        }
        Copy {
            width: Math.min(implicitWidth, parent.width)
            text: sheet.shown.caption
            font.pixelSize: Tokens.lead
        }
    }
    Flow {
        id: turns
        width: parent.width
        spacing: Tokens.gapS
        readonly property int count: sheet.pictures.length > 1 ? 3 : 1
        readonly property int cell: sheet.narrow || count === 1 ? width : Math.floor((width - 2 * spacing) / 3)

        component Turn: BigButton {
            width: turns.cell
            least: Tokens.mm(16)
            kind: "secondary"
            debounceMs: 0
        }

        Turn {
            objectName: "sample_previous"
            visible: sheet.pictures.length > 1
            enabled: sheet.at > 0
            text: qsTrId("sample.previous")
            onTapped: sheet.turn(-1)
        }
        Turn {
            objectName: "sample_zoom"
            text: sheet.large ? qsTrId("sample.shrink") : qsTrId("sample.zoom")
            onTapped: sheet.large = !sheet.large
        }
        Turn {
            objectName: "sample_next"
            visible: sheet.pictures.length > 1
            enabled: sheet.at < sheet.pictures.length - 1
            text: qsTrId("sample.next")
            onTapped: sheet.turn(1)
        }
    }
    BigButton {
        objectName: "act_close_sample"
        width: parent.width
        text: qsTrId("sample.close")
        onTapped: sheet.act("close_sample", null)
    }
}

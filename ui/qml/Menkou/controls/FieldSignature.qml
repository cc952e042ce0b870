import QtQuick
import Menkou
import Menkou.Native

// A field to sign in. The ink becomes the answer when the pen has rested, or when the page is left.
Column {
    id: sign

    required property FieldTalk field
    readonly property var control: field.told
    // Signed on an earlier visit to this page: the ink itself is not drawn again.
    readonly property bool kept: control.value === "signed" && (ink?.empty ?? true)

    spacing: Tokens.gapS

    function flush() {
        if (rest.running) {
            rest.stop()
            sign.field.act("ink", { "name": control.name, "strokes": ink.strokes() })
        }
    }

    Timer {
        id: rest
        interval: 400
        onTriggered: sign.field.act("ink", { "name": sign.control.name, "strokes": ink.strokes() })
    }
    Rectangle {
        width: parent.width
        height: Tokens.mm(Tokens.low ? 60 : 80)
        radius: Tokens.radius
        color: Tokens.surface
        border.width: Tokens.mm(0.8)
        border.color: sign.control.problem.length > 0 ? Tokens.error : Tokens.primary
        Text {
            anchors.centerIn: parent
            visible: ink?.empty ?? true
            textFormat: Text.PlainText
            text: sign.kept ? qsTrId("form.signed") : qsTrId("sign.here")
            color: sign.kept ? Tokens.success : Tokens.soft
            font.family: Tokens.family
            font.pixelSize: Tokens.title
            Accessible.ignored: true
        }
        InkItem {
            id: ink
            objectName: "ink:" + sign.control.name
            anchors.fill: parent
            anchors.margins: Tokens.mm(1)
            pxPerMm: Tokens.truePxPerMm
            inkColor: Tokens.ink
            Accessible.role: Accessible.Canvas
            Accessible.name: sign.kept ? qsTrId("form.signed") : qsTrId("sign.here")
            onPointCountChanged: if (!empty) rest.restart()
        }
    }
    ChromeButton {
        objectName: "again:" + sign.control.name
        implicitHeight: Math.max(Tokens.mm(16), em * 2)
        em: Tokens.side
        visible: !(ink?.empty ?? true) || sign.kept
        kind: "strong"
        iconName: "eraser"
        text: qsTrId("sign.again")
        onTapped: {
            rest.stop()
            ink.clear()
            sign.field.answered("")
        }
    }
}

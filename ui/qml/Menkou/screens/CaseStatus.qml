pragma ComponentBehavior: Bound

import QtQuick
import Menkou

// How far one application is: the stage in one sentence, its dates, and what to do now.
KioskScreen {
    id: root

    required property string itemName
    required property string standing
    required property string meaning
    required property string tone
    required property var facts
    required property var defects
    required property string note
    required property string problem
    required property string mendLabel
    property string answer: ""

    // The parts of a bundle; empty for an ordinary item.
    property var parts: []

    readonly property string sign: tone === "warning" ? "file-clock" : tone === "success" ? "circle-check"
        : tone === "problem" ? "file-x" : "hourglass"

    readonly property color ink: tone === "warning" ? Tokens.warning : tone === "success" ? Tokens.success
        : tone === "problem" ? Tokens.error : Tokens.link
    readonly property color wash: tone === "warning" ? Tokens.warningWash : tone === "success" ? Tokens.successWash
        : tone === "problem" ? Tokens.errorWash : Tokens.wash

    kicker: root.wide ? itemName : ""
    title: root.wide ? standing : ""
    say: standing
    lead: root.wide ? meaning : ""

    ResultHead {
        visible: !root.wide
        title: root.standing
        text: root.meaning
        iconName: root.sign
        tone: root.ink
        wash: root.wash
    }
    Heading {
        width: parent.width
        visible: !root.wide && text.length > 0
        text: root.itemName
    }
    Banner {
        visible: root.problem.length > 0
        kind: "problem"
        text: root.problem
    }
    Panel {
        visible: root.defects.length > 0
        Heading {
            width: parent.width
            text: qsTrId("progress.defects")
        }
        BulletList {
            lines: root.defects
            numbered: true
        }
    }
    PartLines { parts: root.parts }
    Panel {
        visible: root.answer.length > 0
        Heading {
            width: parent.width
            text: qsTrId("progress.answer")
        }
        Copy {
            width: parent.width
            text: root.answer
            font.pixelSize: Tokens.lead
        }
    }
    Panel {
        visible: root.facts.length > 0
        spacing: 0
        lip: Tokens.mm(2.6)
        Repeater {
            model: root.facts
            FactRow {
                required property var modelData
                required property int index
                label: modelData.label
                // A number may break after a hyphen, never inside a group of digits.
                value: modelData.strong ? modelData.value.replace(/-/g, "-\u200B") : modelData.value
                strong: modelData.strong
                last: index === root.facts.length - 1
            }
        }
    }
    Banner {
        visible: root.note.length > 0
        kind: root.tone === "warning" ? "info" : root.tone === "problem" ? "warning" : "info"
        text: root.note
    }
    aside: Rectangle {
        anchors.fill: parent
        anchors.bottomMargin: Tokens.gap
        // A sign squeezed to a stripe says nothing.
        visible: height > Tokens.mm(22)
        radius: Tokens.mm(3)
        color: root.wash
        Icon {
            anchors.centerIn: parent
            name: root.sign
            ink: root.ink
            size: Math.round(Math.min(parent.height * 0.6, Tokens.mm(50)))
        }
    }
    actions: [
        BigButton {
            objectName: "act_mend"
            visible: root.mendLabel.length > 0
            width: parent.width
            text: root.mendLabel
            onTapped: root.act("mend", null)
        },
        BigButton {
            objectName: "act_leave"
            width: parent.width
            kind: root.mendLabel.length > 0 ? "secondary" : "primary"
            text: qsTrId("progress.done")
            onTapped: root.act("leave", null)
        }
    ]
}

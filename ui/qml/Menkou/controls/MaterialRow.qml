pragma ComponentBehavior: Bound

import QtQuick
import Menkou

// One required material: its state in words and colour, and what can be done with it now.
Panel {
    id: panel

    required property var row
    signal act(string verb, var detail)

    readonly property bool settled: row.state !== "needed"
    readonly property string tone: row.state === "deferred" ? "warning"
        : row.state === "needed" ? "info" : row.state === "not_needed" ? "plain" : "success"

    border.width: settled ? Tokens.hair : Tokens.rule
    border.color: settled ? Tokens.hairline : Tokens.border

    Row {
        width: parent.width
        spacing: Tokens.gapS
        Icon {
            id: mark
            y: Tokens.mm(0.8)
            name: panel.row.state === "deferred" ? "file-clock" : panel.row.state === "needed" ? "file-text"
                : panel.row.state === "not_needed" ? "file-x" : "circle-check"
            ink: panel.row.state === "deferred" ? Tokens.warning : panel.row.state === "needed" ? Tokens.link
                : panel.row.state === "not_needed" ? Tokens.soft : Tokens.success
            size: Tokens.mm(10)
        }
        Column {
            width: parent.width - mark.width - Tokens.gapS - (side.visible ? side.width + Tokens.gapS : 0)
            spacing: Tokens.mm(1)
            Copy {
                width: parent.width
                text: panel.row.name
                font.pixelSize: Tokens.lead
                font.weight: Font.Bold
            }
            Copy {
                width: parent.width
                visible: text.length > 0 && !panel.settled
                text: panel.row.hint
                color: Tokens.soft
                font.pixelSize: Tokens.small
            }
            Badge {
                kind: panel.tone
                text: panel.row.pages > 0 ? qsTrId("materials.state_pages").arg(panel.row.stateText).arg(panel.row.pages)
                    : panel.row.stateText
            }
        }
        ChromeButton {
            id: side
            readonly property var first: panel.row.actions[0] ?? null
            visible: panel.settled && panel.row.actions.length === 1
            anchors.verticalCenter: parent.verticalCenter
            objectName: visible ? first.verb + ":" + panel.row.id : ""
            implicitHeight: Math.max(Tokens.mm(16), em * 2)
            kind: "strong"
            em: Tokens.side
            text: first ? first.label : ""
            say: text + ": " + panel.row.name
            onTapped: panel.act(first.verb, panel.row.id)
        }
    }
    Flow {
        id: actions
        width: parent.width
        visible: panel.row.actions.length > 0 && !side.visible
        spacing: Tokens.gapS
        readonly property int share: panel.row.actions.length > 2 && Tokens.level > 0 ? 1 : Math.min(3, panel.row.actions.length)
        Repeater {
            model: side.visible ? [] : panel.row.actions
            BigButton {
                required property var modelData
                required property int index
                objectName: modelData.verb + ":" + panel.row.id
                width: Math.floor((actions.width - (actions.share - 1) * actions.spacing) / actions.share)
                kind: index === 0 && !panel.settled ? "primary" : "secondary"
                implicitHeight: Math.max(Tokens.mm(20), em * 1.5 + Tokens.mm(6))
                em: Tokens.body
                text: modelData.label
                say: modelData.label + ": " + panel.row.name
                onTapped: panel.act(modelData.verb, panel.row.id)
            }
        }
    }
}

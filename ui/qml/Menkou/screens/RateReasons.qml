pragma ComponentBehavior: Bound

import QtQuick
import Menkou

// Why this level? Nothing is chosen beforehand, and everything may be left out.
KioskScreen {
    id: root

    required property string levelName
    required property var reasons
    required property bool bad
    required property bool mayCall

    readonly property int columns: Tokens.wide || Tokens.level === 0 ? 2 : 1

    kicker: levelName
    title: bad ? qsTrId("rate.why_bad") : qsTrId("rate.why")
    lead: qsTrId("rate.why_lead")
    bodySpacing: Tokens.gapS

    Grid {
        id: grid
        width: parent.width
        columns: root.columns
        spacing: Tokens.gapS
        readonly property int cell: Math.floor((width - (columns - 1) * spacing) / columns)
        readonly property int tall: {
            let most = 0
            for (let i = 0; i < cards.count; i++)
                most = Math.max(most, cards.itemAt(i)?.implicitHeight ?? 0)
            return most
        }
        Repeater {
            id: cards
            model: root.reasons
            ChoiceCard {
                required property var modelData
                objectName: "reason:" + modelData.code
                width: grid.cell
                height: grid.tall
                several: true
                chosen: modelData.chosen
                text: modelData.text
                onTapped: root.act("reason", modelData.code)
            }
        }
    }
    ChoiceCard {
        objectName: "act_call"
        visible: root.bad
        width: parent.width
        several: true
        chosen: root.mayCall
        text: qsTrId("rate.call")
        say: text + ". " + hint
        hint: qsTrId("rate.call_hint")
        onTapped: root.act("may_call", null)
    }
    actions: BigButton {
        objectName: "act_next"
        width: parent.width
        text: qsTrId("rate.done")
        onTapped: root.act("next", null)
    }
}

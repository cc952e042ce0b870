pragma ComponentBehavior: Bound

import QtQuick
import Menkou

// A technician's page: facts in groups, things to choose, and at most a few buttons.
KioskScreen {
    id: root

    required title
    required lead
    required property var banner
    required property var sections
    required property var choices
    required property var buttons
    required property int columns

    readonly property int across: Tokens.level === 2 ? 1 : columns

    bodySpacing: Tokens.gapS
    narrow: Math.round(width * 0.3)

    Banner {
        visible: text.length > 0
        kind: root.banner.kind ?? "info"
        title: root.banner.title ?? ""
        text: root.banner.text ?? ""
    }
    Repeater {
        model: root.sections
        Panel {
            id: group
            required property var modelData
            lip: topic.visible ? Tokens.gapS : Tokens.mm(3.4)
            spacing: 0
            Heading {
                id: topic
                width: parent.width
                visible: text.length > 0
                text: group.modelData.title
            }
            Repeater {
                model: group.modelData.rows
                FactLine {
                    required property var modelData
                    required property int index
                    label: modelData.label
                    value: modelData.value
                    note: modelData.note
                    mark: modelData.mark
                    last: index === group.modelData.rows.length - 1
                }
            }
        }
    }
    Grid {
        id: grid
        width: parent.width
        visible: root.choices.length > 0
        columns: root.across
        spacing: Tokens.gapS
        Repeater {
            model: root.choices
            DoorTile {
                required property var modelData
                objectName: modelData.verb + ":" + modelData.detail
                width: Math.floor((grid.width - (root.across - 1) * grid.spacing) / root.across)
                text: modelData.text
                hint: modelData.hint
                iconName: modelData.icon
                onTapped: root.act(modelData.verb, modelData.detail)
            }
        }
    }
    // One or two stand where every screen has them; more would leave the page no room.
    readonly property bool many: buttons.length > 2

    component Deeds: Grid {
        id: deeds
        property var deedList: []
        width: parent.width
        spacing: Tokens.gapS
        Repeater {
            model: deeds.deedList
            BigButton {
                required property var modelData
                objectName: modelData.detail.length > 0 ? modelData.verb + ":" + modelData.detail : modelData.verb
                width: Math.floor((deeds.width - (deeds.columns - 1) * deeds.spacing) / deeds.columns)
                kind: modelData.kind
                text: modelData.text
                onTapped: root.act(modelData.verb, modelData.detail.length > 0 ? modelData.detail : null)
            }
        }
    }
    Deeds {
        columns: Tokens.level === 2 ? 1 : 2
        visible: root.many
        deedList: root.many ? root.buttons : []
    }
    actions: Deeds {
        columns: 1
        deedList: root.many ? [] : root.buttons
    }
}

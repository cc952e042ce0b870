pragma ComponentBehavior: Bound

import QtQuick
import Menkou

// A long list: what was chosen, a box to search by words, pinyin or initials, and what it found.
Column {
    id: list

    required property FieldTalk field
    readonly property var control: field.told
    readonly property string query: (field.filter + field.composing).toLowerCase()
    readonly property var found: control.choices.filter(c => fits(c))
    readonly property int most: 24

    function fits(choice: var): bool {
        const letters = field.composing.toLowerCase()
        if (field.filter.length > 0 && !choice.label.toLowerCase().includes(field.filter.toLowerCase()))
            return field.composing.length === 0 && choice.sound.includes(query)
        return letters.length === 0 || choice.sound.includes(letters) || choice.label.toLowerCase().includes(query)
    }

    spacing: Tokens.gapS

    EntryBox {
        objectName: "field:" + list.control.name
        width: parent.width
        active: list.field.active
        iconName: "search"
        value: list.field.filter
        placeholder: qsTrId("form.list_search")
        say: qsTrId("form.list_search") + " " + list.field.filter
        onTapped: list.field.focused()
    }
    Copy {
        width: parent.width
        visible: text.length > 0
        text: list.found.length === 0 ? qsTrId("form.list_none")
            : list.found.length > list.most ? qsTrId("form.list_more").arg(list.found.length) : ""
        color: Tokens.soft
    }
    Grid {
        id: grid
        width: parent.width
        columns: Tokens.level === 2 || (Tokens.wide && Tokens.level > 0) ? 1 : 2
        spacing: Tokens.gapXs
        Repeater {
            model: list.found.slice(0, list.most)
            ChoiceCard {
                required property var modelData
                objectName: "answer:" + list.control.name + "=" + modelData.value
                width: Math.floor((grid.width - (grid.columns - 1) * grid.spacing) / grid.columns)
                compact: true
                text: modelData.label
                chosen: modelData.value === list.field.plain
                onTapped: list.field.answered(modelData.value)
            }
        }
    }
}

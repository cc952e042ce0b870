pragma ComponentBehavior: Bound

import QtQuick
import Menkou

// Cards to choose from: one of them, or several to tick.
Grid {
    id: grid

    required property FieldTalk field
    readonly property string kind: field.kind
    readonly property var choices: !field.control ? []
        : kind === "yes_no" && field.control.choices.length === 0
            ? [{ "value": true, "label": qsTrId("form.yes") }, { "value": false, "label": qsTrId("form.no") }]
            : field.control.choices

    function has(item: var): bool {
        if (kind !== "checks")
            return item === field.value || String(item) === field.plain
        for (let i = 0; i < (field.value ?? []).length; i++)
            if (field.value[i] === item)
                return true
        return false
    }
    function toggled(item: var): var {
        if (kind !== "checks")
            return item
        const kept = []
        for (let i = 0; i < (field.value ?? []).length; i++)
            if (field.value[i] !== item)
                kept.push(field.value[i])
        return has(item) ? kept : kept.concat([item])
    }

    columns: kind === "yes_no" ? 2 : 1
    spacing: Tokens.gapS

    Repeater {
        model: grid.choices
        ChoiceCard {
            required property var modelData
            objectName: "answer:" + (grid.field.control ? grid.field.control.name : "") + "=" + modelData.value
            width: Math.floor((grid.width - (grid.columns - 1) * grid.spacing) / grid.columns)
            text: modelData.label
            several: grid.kind === "checks"
            chosen: grid.has(modelData.value)
            onTapped: grid.field.answered(grid.toggled(modelData.value))
        }
    }
}

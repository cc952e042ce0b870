pragma ComponentBehavior: Bound

import QtQuick
import Menkou

// A region, one level after the other: province, city, county. What was chosen stands above and
// leads back up.
Column {
    id: region

    required property FieldTalk field
    readonly property var control: field.told
    readonly property var path: control.path
    readonly property bool done: path.length > 0 && control.choices.length === 0

    spacing: Tokens.gapS

    Flow {
        width: parent.width
        visible: region.path.length > 0
        spacing: Tokens.gapXs
        Repeater {
            model: region.path
            ChromeButton {
                required property var modelData
                required property int index
                objectName: "up:" + region.control.name + "=" + modelData.value
                implicitHeight: Math.max(Tokens.mm(17), em * 2)
                em: Tokens.body
                kind: "strong"
                iconName: region.done && index === region.path.length - 1 ? "check" : "map-pin"
                text: modelData.label
                say: qsTrId("form.region_change").arg(modelData.label)
                onTapped: region.field.answered(index > 0 ? region.path[index - 1].value : "")
            }
        }
    }
    Copy {
        width: parent.width
        text: region.done ? qsTrId("form.region_done")
            : region.path.length === 0 ? qsTrId("form.region_province") : qsTrId("form.region_next").arg(region.path[region.path.length - 1].label)
        color: Tokens.soft
    }
    Grid {
        id: grid
        width: parent.width
        visible: !region.done
        columns: Tokens.level === 2 ? 2 : 3
        spacing: Tokens.gapXs
        Repeater {
            model: region.control.choices
            BigButton {
                required property var modelData
                objectName: "answer:" + region.control.name + "=" + modelData.value
                width: Math.floor((grid.width - (grid.columns - 1) * grid.spacing) / grid.columns)
                kind: "secondary"
                least: Tokens.mm(17)
                em: Tokens.body
                text: modelData.label
                onTapped: region.field.answered(modelData.value)
            }
        }
    }
}

pragma ComponentBehavior: Bound
import QtQuick
import Menkou.bench

// Sample things, two in a row, of which one may lie in the device.
Flow {
    id: flow

    property var choices: []
    property string value: ""
    signal chosen(string name)

    width: parent?.width ?? 0
    spacing: 8

    Repeater {
        model: flow.choices

        BenchButton {
            required property var modelData

            objectName: "choice_" + modelData.name
            width: Math.floor((flow.width - flow.spacing) / 2)
            primary: modelData.name === flow.value
            text: modelData.title
            english: modelData.english
            onClicked: flow.chosen(modelData.name)
        }
    }
}

pragma ComponentBehavior: Bound

import QtQuick
import Menkou

// "There is a problem": how many, each one a button that goes to its question.
Rectangle {
    id: summary

    property var problems: []
    signal jumped(string name)

    onProblemsChanged: {
        if (problems.length > 0)
            Herald.say(summary, title.text, true)
    }

    width: parent ? parent.width : 0
    implicitHeight: column.implicitHeight + 2 * Tokens.gap
    radius: Tokens.radius
    color: Tokens.errorWash
    border.width: Tokens.mm(0.8)
    border.color: Tokens.error
    Accessible.role: Accessible.AlertMessage
    Accessible.name: title.text

    Column {
        id: column
        x: Tokens.gap
        y: Tokens.gap
        width: parent.width - 2 * x
        spacing: Tokens.gapXs
        Row {
            spacing: Tokens.gapXs
            Icon {
                anchors.verticalCenter: parent.verticalCenter
                name: "circle-alert"
                ink: Tokens.error
                size: Math.round(Tokens.subtitle * 1.2)
            }
            Heading {
                id: title
                text: qsTrId("form.problems").arg(summary.problems.length)
                color: Tokens.error
            }
        }
        Repeater {
            model: summary.problems
            Tap {
                id: link
                required property var modelData
                objectName: "jump:" + modelData.name
                width: column.width
                implicitHeight: Math.max(Tokens.mm(14), words.implicitHeight + Tokens.mm(4))
                text: modelData.text
                onTapped: summary.jumped(modelData.name)
                contentItem: Item {
                    Copy {
                        id: words
                        anchors.verticalCenter: parent.verticalCenter
                        width: parent.width
                        text: link.text
                        color: Tokens.error
                        font.underline: true
                        Accessible.ignored: true
                    }
                }
            }
        }
    }
}

import QtQuick
import Menkou

// Beside a question: what a right answer looks like, and the mistake made most often.
Panel {
    id: tips

    property string example: ""
    property string mistake: ""

    visible: example.length > 0 || mistake.length > 0
    padding: Tokens.gapS
    spacing: Tokens.gapXs
    color: Tokens.sunk

    component Tip: Item {
        id: tip
        property string iconName: ""
        property string words: ""
        width: parent ? parent.width : 0
        visible: words.length > 0
        implicitHeight: said.implicitHeight
        Icon {
            y: Math.round((Tokens.body * 1.4 - size) / 2)
            name: tip.iconName
            ink: Tokens.soft
            size: Tokens.body
        }
        Copy {
            id: said
            x: Tokens.body + Tokens.gapXs
            width: parent.width - x
            text: tip.words
        }
    }

    Tip {
        iconName: "lightbulb"
        words: tips.example.length > 0 ? qsTrId("form.example").arg(tips.example) : ""
    }
    Tip {
        iconName: "triangle-alert"
        words: tips.mistake.length > 0 ? qsTrId("form.mistake").arg(tips.mistake) : ""
    }
}

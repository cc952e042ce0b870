import QtQuick
import Menkou

// A text to agree to. The tick stands below it: whoever ticks has come past every line.
Column {
    id: consent

    required property FieldTalk field
    readonly property var control: field.told
    readonly property bool agreed: control.agreed.length > 0 && field.plain === control.agreed

    spacing: Tokens.gapS

    Panel {
        color: Tokens.sunk
        Copy {
            width: parent.width
            text: consent.control.text
            lineHeight: 1.2
        }
        Copy {
            width: parent.width
            text: qsTrId("form.consent_version").arg(consent.control.agreed)
            color: Tokens.soft
            font.pixelSize: Tokens.small
        }
    }
    ChoiceCard {
        objectName: "answer:" + consent.control.name + "=" + consent.control.agreed
        width: parent.width
        several: true
        chosen: consent.agreed
        text: qsTrId("form.consent_agree")
        onTapped: consent.field.answered(consent.agreed ? "" : consent.control.agreed)
    }
}

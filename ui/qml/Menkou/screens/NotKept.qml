import QtQuick
import Menkou

// It could not be kept: said plainly, with what to do. Never dressed up as a success.
KioskScreen {
    id: root

    required property string text
    required property bool canRetry

    title: qsTrId("not_kept.title")
    lead: qsTrId("not_kept.lead")

    Banner {
        kind: "problem"
        text: root.text
    }
    actions: [
        BigButton {
            objectName: "act_retry"
            visible: root.canRetry
            width: parent.width
            text: qsTrId("not_kept.retry")
            onTapped: root.act("retry", null)
        },
        BigButton {
            objectName: "act_not_kept_leave"
            // Beside a second try, the button at the foot is enough: two of them invite a mistake.
            visible: !root.canRetry
            width: parent.width
            text: qsTrId("chrome.leave_and_erase")
            onTapped: root.act("leave", null)
        }
    ]
}

import QtQuick
import Menkou

// This terminal rests: where else to go, whom to call.
KioskScreen {
    id: root

    required property string site
    required property string phone
    property string notice: ""

    narrow: 0
    say: qsTrId("out.title")

    // A long notice in large words is turned like any page.
    Calm {
        anchors.fill: undefined
        width: parent ? parent.width : 0
        height: Math.max(implicitHeight, root.paged.height)
        iconName: "wrench"
        tone: Tokens.warning
        wash: Tokens.warningWash
        title: qsTrId("out.title")
        text: root.notice.length > 0 ? root.notice : qsTrId("out.text")
        Panel {
            spacing: 0
            FactRow { label: qsTrId("out.site"); value: root.site; strong: true; visible: root.site.length > 0 }
            FactRow { label: qsTrId("out.phone"); value: root.phone; strong: true; last: true; visible: root.phone.length > 0 }
        }
    }
}

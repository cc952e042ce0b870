<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name></name>
    <message id="action.finish">
        <source></source>
        <translation>Continue</translation>
    </message>
    <message id="action.next">
        <source></source>
        <translation>Continue</translation>
    </message>
    <message id="action.other_way">
        <source></source>
        <translation>Another way</translation>
    </message>
    <message id="action.retry">
        <source></source>
        <translation>Try again</translation>
    </message>
    <message id="another_way.counter">
        <source></source>
        <translation>Go to the service counter</translation>
    </message>
    <message id="another_way.home">
        <source></source>
        <translation>Back to start</translation>
    </message>
    <message id="another_way.not_eligible">
        <source></source>
        <translation>By your answers, you cannot apply now</translation>
    </message>
    <message id="another_way.nothing_kept">
        <source></source>
        <translation>Nothing was submitted. What you entered is erased when you leave.</translation>
    </message>
    <message id="another_way.phone">
        <source></source>
        <translation>Ask by phone</translation>
    </message>
    <message id="another_way.phone_text">
        <source></source>
        <translation>Phone {phone}</translation>
    </message>
    <message id="another_way.title">
        <source></source>
        <translation>We cannot go on here</translation>
    </message>
    <message id="another_way.ways">
        <source></source>
        <translation>You can also</translation>
    </message>
    <message id="badge.free">
        <source></source>
        <translation>Free</translation>
    </message>
    <message id="badge.guide_only">
        <source></source>
        <translation>Guide only</translation>
    </message>
    <message id="badge.no_visit">
        <source></source>
        <translation>No visit needed</translation>
    </message>
    <message id="badge.quick">
        <source></source>
        <translation>Same day</translation>
    </message>
    <message id="booking.afternoon">
        <source></source>
        <translation>Afternoon</translation>
    </message>
    <message id="booking.ask">
        <source></source>
        <translation>Book a time at the counter</translation>
    </message>
    <message id="booking.booked">
        <source></source>
        <translation>Booked</translation>
    </message>
    <message id="booking.booked_what">
        <source></source>
        <translation>At the counter, just say the number.</translation>
    </message>
    <message id="booking.bring">
        <source></source>
        <translation>What to bring</translation>
    </message>
    <message id="booking.bring_card">
        <source></source>
        <translation>Your own identity card</translation>
    </message>
    <message id="booking.can_cancel">
        <source></source>
        <translation>If you cannot come, cancel it here so that others can have the time.</translation>
    </message>
    <message id="booking.cancel">
        <source></source>
        <translation>Cancel this booking</translation>
    </message>
    <message id="booking.cancel_failed">
        <source></source>
        <translation>There was no answer: it may not be cancelled. Nothing was lost. Please try again.</translation>
    </message>
    <message id="booking.cancel_over">
        <source></source>
        <translation>The time has come, so it cannot be cancelled. Your booking is not affected. Please go to the counter.</translation>
    </message>
    <message id="booking.cancel_yes">
        <source></source>
        <translation>Cancel it</translation>
    </message>
    <message id="booking.cancelling">
        <source></source>
        <translation>Cancelling</translation>
    </message>
    <message id="booking.card">
        <source></source>
        <translation>Place your identity card</translation>
    </message>
    <message id="booking.card_how">
        <source></source>
        <translation>It shows whether you have booked. This machine forgets it when you leave.</translation>
    </message>
    <message id="booking.change">
        <source></source>
        <translation>Another time</translation>
    </message>
    <message id="booking.come_early">
        <source></source>
        <translation>Please come ten minutes early and say your number.</translation>
    </message>
    <message id="booking.confirm">
        <source></source>
        <translation>Book this time</translation>
    </message>
    <message id="booking.confirm_lead">
        <source></source>
        <translation>It is booked only when you press the button.</translation>
    </message>
    <message id="booking.confirm_title">
        <source></source>
        <translation>Book this?</translation>
    </message>
    <message id="booking.day">
        <source></source>
        <translation>Day</translation>
    </message>
    <message id="booking.day_lead">
        <source></source>
        <translation>Touch a day, then choose the time.</translation>
    </message>
    <message id="booking.day_title">
        <source></source>
        <translation>Which day?</translation>
    </message>
    <message id="booking.done">
        <source></source>
        <translation>Done, end here</translation>
    </message>
    <message id="booking.finding">
        <source></source>
        <translation>Looking for free times</translation>
    </message>
    <message id="booking.finding_text">
        <source></source>
        <translation>One moment, this takes a few seconds.</translation>
    </message>
    <message id="booking.free">
        <source></source>
        <translation>{count} times are free</translation>
    </message>
    <message id="booking.gone_text">
        <source></source>
        <translation>Book a new time whenever you want to come.</translation>
    </message>
    <message id="booking.gone_title">
        <source></source>
        <translation>It is cancelled</translation>
    </message>
    <message id="booking.item">
        <source></source>
        <translation>Service</translation>
    </message>
    <message id="booking.keep_it">
        <source></source>
        <translation>Keep it</translation>
    </message>
    <message id="booking.later_days">
        <source></source>
        <translation>Later days</translation>
    </message>
    <message id="booking.later_days_text">
        <source></source>
        <translation>{count} more days</translation>
    </message>
    <message id="booking.more">
        <source></source>
        <translation>Book another time</translation>
    </message>
    <message id="booking.more_text">
        <source></source>
        <translation>{most} is the most for one person</translation>
    </message>
    <message id="booking.morning">
        <source></source>
        <translation>Morning</translation>
    </message>
    <message id="booking.most_reached">
        <source></source>
        <translation>You have {most} already. Cancel one to book another.</translation>
    </message>
    <message id="booking.no_more_free">
        <source></source>
        <translation>Nothing is free now. Please look again tomorrow.</translation>
    </message>
    <message id="booking.not_found">
        <source></source>
        <translation>The free times cannot be shown now</translation>
    </message>
    <message id="booking.not_taken">
        <source></source>
        <translation>That time was not booked. What you booked before is still there. Please choose another.</translation>
    </message>
    <message id="booking.nothing_lost">
        <source></source>
        <translation>Nothing was booked. What you booked before is still there.</translation>
    </message>
    <message id="booking.number">
        <source></source>
        <translation>Booking number</translation>
    </message>
    <message id="booking.own_lead">
        <source></source>
        <translation>Touch it to see it, print it or cancel it.</translation>
    </message>
    <message id="booking.own_line">
        <source></source>
        <translation>{site}, number {number}</translation>
    </message>
    <message id="booking.own_title">
        <source></source>
        <translation>You have a time already</translation>
    </message>
    <message id="booking.place">
        <source></source>
        <translation>Where</translation>
    </message>
    <message id="booking.print">
        <source></source>
        <translation>Print a slip</translation>
    </message>
    <message id="booking.slip_failed">
        <source></source>
        <translation>The slip was not printed: please copy the number</translation>
    </message>
    <message id="booking.slip_printed">
        <source></source>
        <translation>Your slip is printed. Please take it</translation>
    </message>
    <message id="booking.slip_printing">
        <source></source>
        <translation>Printing your slip</translation>
    </message>
    <message id="booking.sure_text">
        <source></source>
        <translation>The time then goes to somebody else.</translation>
    </message>
    <message id="booking.sure_title">
        <source></source>
        <translation>Cancel this booking?</translation>
    </message>
    <message id="booking.taken">
        <source></source>
        <translation>Somebody else took that time, so it is not booked. What you booked before is still there. Please choose another.</translation>
    </message>
    <message id="booking.taking">
        <source></source>
        <translation>Booking this time for you</translation>
    </message>
    <message id="booking.taking_text">
        <source></source>
        <translation>One moment, please stay here.</translation>
    </message>
    <message id="booking.time">
        <source></source>
        <translation>Time</translation>
    </message>
    <message id="booking.time_lead">
        <source></source>
        <translation>{day}. Touch a time: you confirm it on the next page.</translation>
    </message>
    <message id="booking.time_title">
        <source></source>
        <translation>What time?</translation>
    </message>
    <message id="booking.unknown_kept">
        <source></source>
        <translation>If you leave, you can look here later whether it is booked.</translation>
    </message>
    <message id="booking.unknown_text">
        <source></source>
        <translation>It may be booked or not. Please try again: it will not be booked twice.</translation>
    </message>
    <message id="booking.unknown_title">
        <source></source>
        <translation>There was no answer</translation>
    </message>
    <message id="booking.who">
        <source></source>
        <translation>Who</translation>
    </message>
    <message id="booking.yours">
        <source></source>
        <translation>Your time</translation>
    </message>
    <message id="card.agent_first">
        <source></source>
        <translation>First your own identity card</translation>
    </message>
    <message id="card.agent_how">
        <source></source>
        <translation>You are the agent. The applicant's card comes next.</translation>
    </message>
    <message id="card.keep_still">
        <source></source>
        <translation>Please do not move the card. This takes a moment.</translation>
    </message>
    <message id="card.left">
        <source></source>
        <translation>First lift the card that was left</translation>
    </message>
    <message id="card.left_how">
        <source></source>
        <translation>Then place your own.</translation>
    </message>
    <message id="card.no_card">
        <source></source>
        <translation>I do not have my card with me</translation>
    </message>
    <message id="card.only_this_once">
        <source></source>
        <translation>Used for this request only, then erased from this machine.</translation>
    </message>
    <message id="card.or_social">
        <source></source>
        <translation>You can also insert your social security card.</translation>
    </message>
    <message id="card.other_way_now">
        <source></source>
        <translation>Prove who I am another way</translation>
    </message>
    <message id="card.place">
        <source></source>
        <translation>Place your ID card</translation>
    </message>
    <message id="card.place_how">
        <source></source>
        <translation>Lay it flat on the lit area and leave it there.</translation>
    </message>
    <message id="card.principal">
        <source></source>
        <translation>Now the applicant's identity card</translation>
    </message>
    <message id="card.principal_how">
        <source></source>
        <translation>Yours has been read. Please take it back.</translation>
    </message>
    <message id="card.reader_not_ready">
        <source></source>
        <translation>Please wait and do not place your card yet. You will be told.</translation>
    </message>
    <message id="card.reader_not_ready_title">
        <source></source>
        <translation>The card reader is not ready</translation>
    </message>
    <message id="card.reader_wait_or_other">
        <source></source>
        <translation>If you would rather not wait, choose another way. Nothing is lost.</translation>
    </message>
    <message id="card.reading">
        <source></source>
        <translation>Reading your card</translation>
    </message>
    <message id="check.authority">
        <source></source>
        <translation>Handled by</translation>
    </message>
    <message id="check.change">
        <source></source>
        <translation>Change</translation>
    </message>
    <message id="check.change_of">
        <source></source>
        <translation>Change: %1</translation>
    </message>
    <message id="check.commitment">
        <source></source>
        <translation>By signing you agree</translation>
    </message>
    <message id="check.fee">
        <source></source>
        <translation>Fee</translation>
    </message>
    <message id="check.from_card">
        <source></source>
        <translation>From the {source}</translation>
    </message>
    <message id="check.from_paper">
        <source></source>
        <translation>{value} (read from your paper)</translation>
    </message>
    <message id="check.lead">
        <source></source>
        <translation>See whether all is right. You can change every part.</translation>
    </message>
    <message id="check.materials">
        <source></source>
        <translation>Documents</translation>
    </message>
    <message id="check.next">
        <source></source>
        <translation>All correct, go on to sign</translation>
    </message>
    <message id="check.not_given">
        <source></source>
        <translation>Not given</translation>
    </message>
    <message id="check.ticket_lead">
        <source></source>
        <translation>See whether it is right. No signature, no card.</translation>
    </message>
    <message id="check.ticket_next">
        <source></source>
        <translation>It is right, send it</translation>
    </message>
    <message id="check.title">
        <source></source>
        <translation>Check your answers</translation>
    </message>
    <message id="check.where">
        <source></source>
        <translation>Who handles it</translation>
    </message>
    <message id="choose.place_guide_only">
        <source></source>
        <translation>Cannot be handed in here, guide only</translation>
    </message>
    <message id="choose.place_here">
        <source></source>
        <translation>Handled here</translation>
    </message>
    <message id="choose.place_lead">
        <source></source>
        <translation>You hand in here; the place you choose handles it.</translation>
    </message>
    <message id="choose.place_originals">
        <source></source>
        <translation>Originals are verified here, no further visit</translation>
    </message>
    <message id="choose.place_originals_there">
        <source></source>
        <translation>The originals are verified there</translation>
    </message>
    <message id="choose.place_title">
        <source></source>
        <translation>Where is it to be handled?</translation>
    </message>
    <message id="choose.relation_lead">
        <source></source>
        <translation>Your card and this answer become part of the application.</translation>
    </message>
    <message id="choose.relation_title">
        <source></source>
        <translation>Who are you to the applicant?</translation>
    </message>
    <message id="chrome.back">
        <source></source>
        <translation>Back</translation>
    </message>
    <message id="chrome.contrast">
        <source></source>
        <translation>Contrast</translation>
    </message>
    <message id="chrome.device_out">
        <source></source>
        <translation>Not working: {names}</translation>
    </message>
    <message id="chrome.devices_missing">
        <source></source>
        <translation>Not available: {names}</translation>
    </message>
    <message id="chrome.devices_ok">
        <source></source>
        <translation>All devices ready</translation>
    </message>
    <message id="chrome.help">
        <source></source>
        <translation>Get help</translation>
    </message>
    <message id="chrome.leave">
        <source></source>
        <translation>End</translation>
    </message>
    <message id="chrome.leave_and_erase">
        <source></source>
        <translation>End and erase</translation>
    </message>
    <message id="chrome.lower">
        <source></source>
        <translation>Lower</translation>
    </message>
    <message id="chrome.offline">
        <source></source>
        <translation>Offline</translation>
    </message>
    <message id="chrome.on_battery">
        <source></source>
        <translation>Power cut: on battery</translation>
    </message>
    <message id="chrome.online">
        <source></source>
        <translation>Online</translation>
    </message>
    <message id="chrome.other_language">
        <source></source>
        <translation>中文</translation>
    </message>
    <message id="chrome.raise">
        <source></source>
        <translation>Raise</translation>
    </message>
    <message id="chrome.read_aloud">
        <source></source>
        <translation>Listen</translation>
    </message>
    <message id="chrome.size_larger">
        <source></source>
        <translation>Larger</translation>
    </message>
    <message id="chrome.size_normal">
        <source></source>
        <translation>Normal</translation>
    </message>
    <message id="chrome.step_of">
        <source></source>
        <translation>Step %1 of %2: %3</translation>
    </message>
    <message id="chrome.stop_reading">
        <source></source>
        <translation>Stop</translation>
    </message>
    <message id="day.month_1">
        <source></source>
        <translation>Jan</translation>
    </message>
    <message id="day.month_10">
        <source></source>
        <translation>Oct</translation>
    </message>
    <message id="day.month_11">
        <source></source>
        <translation>Nov</translation>
    </message>
    <message id="day.month_12">
        <source></source>
        <translation>Dec</translation>
    </message>
    <message id="day.month_2">
        <source></source>
        <translation>Feb</translation>
    </message>
    <message id="day.month_3">
        <source></source>
        <translation>Mar</translation>
    </message>
    <message id="day.month_4">
        <source></source>
        <translation>Apr</translation>
    </message>
    <message id="day.month_5">
        <source></source>
        <translation>May</translation>
    </message>
    <message id="day.month_6">
        <source></source>
        <translation>Jun</translation>
    </message>
    <message id="day.month_7">
        <source></source>
        <translation>Jul</translation>
    </message>
    <message id="day.month_8">
        <source></source>
        <translation>Aug</translation>
    </message>
    <message id="day.month_9">
        <source></source>
        <translation>Sep</translation>
    </message>
    <message id="device.code_scanner">
        <source></source>
        <translation>Code scanner</translation>
    </message>
    <message id="device.document_printer">
        <source></source>
        <translation>A4 printer</translation>
    </message>
    <message id="device.document_scanner">
        <source></source>
        <translation>Document camera</translation>
    </message>
    <message id="device.id_card_reader">
        <source></source>
        <translation>ID card reader</translation>
    </message>
    <message id="device.receipt_printer">
        <source></source>
        <translation>Slip printer</translation>
    </message>
    <message id="device.review_pad">
        <source></source>
        <translation>Rating pad</translation>
    </message>
    <message id="device.sensors">
        <source></source>
        <translation>Sensors and lamps</translation>
    </message>
    <message id="device.sheet_scanner">
        <source></source>
        <translation>Sheet scanner</translation>
    </message>
    <message id="device.signature_pad">
        <source></source>
        <translation>Signature pad</translation>
    </message>
    <message id="device.social_card_reader">
        <source></source>
        <translation>Social security card reader</translation>
    </message>
    <message id="device.voice">
        <source></source>
        <translation>Reading aloud</translation>
    </message>
    <message id="field.address">
        <source></source>
        <translation>Address</translation>
    </message>
    <message id="field.birth">
        <source></source>
        <translation>Date of birth</translation>
    </message>
    <message id="field.english_name">
        <source></source>
        <translation>English name</translation>
    </message>
    <message id="field.id_number">
        <source></source>
        <translation>ID number</translation>
    </message>
    <message id="field.issuer">
        <source></source>
        <translation>Issued by</translation>
    </message>
    <message id="field.name">
        <source></source>
        <translation>Name</translation>
    </message>
    <message id="field.nation">
        <source></source>
        <translation>Ethnic group</translation>
    </message>
    <message id="field.nationality">
        <source></source>
        <translation>Nationality</translation>
    </message>
    <message id="field.sex">
        <source></source>
        <translation>Sex</translation>
    </message>
    <message id="field.sex_female">
        <source></source>
        <translation>Female</translation>
    </message>
    <message id="field.sex_male">
        <source></source>
        <translation>Male</translation>
    </message>
    <message id="field.sex_unknown">
        <source></source>
        <translation>Not stated</translation>
    </message>
    <message id="field.valid_long">
        <source></source>
        <translation>No end date</translation>
    </message>
    <message id="field.valid_until">
        <source></source>
        <translation>Valid until</translation>
    </message>
    <message id="finished.text">
        <source></source>
        <translation>Your information has been erased from this machine. Thank you.</translation>
    </message>
    <message id="finished.title">
        <source></source>
        <translation>Finished</translation>
    </message>
    <message id="form.calculated">
        <source></source>
        <translation>Worked out for you</translation>
    </message>
    <message id="form.consent_agree">
        <source></source>
        <translation>I have read this and I agree</translation>
    </message>
    <message id="form.consent_version">
        <source></source>
        <translation>Version of this text: %1</translation>
    </message>
    <message id="form.date_placeholder">
        <source></source>
        <translation>Year-month-day, for example 1958-03-21</translation>
    </message>
    <message id="form.done">
        <source></source>
        <translation>Done, continue</translation>
    </message>
    <message id="form.example">
        <source></source>
        <translation>For example: %1</translation>
    </message>
    <message id="form.from">
        <source></source>
        <translation>From: %1</translation>
    </message>
    <message id="form.hide">
        <source></source>
        <translation>Hide</translation>
    </message>
    <message id="form.list_more">
        <source></source>
        <translation>%1 entries: type a few letters to find yours</translation>
    </message>
    <message id="form.list_none">
        <source></source>
        <translation>Nothing found. Try another word</translation>
    </message>
    <message id="form.list_search">
        <source></source>
        <translation>Type part of the name</translation>
    </message>
    <message id="form.mistake">
        <source></source>
        <translation>Common mistake: %1</translation>
    </message>
    <message id="form.month_placeholder">
        <source></source>
        <translation>YYYY-MM</translation>
    </message>
    <message id="form.no">
        <source></source>
        <translation>No</translation>
    </message>
    <message id="form.not_given">
        <source></source>
        <translation>Not given</translation>
    </message>
    <message id="form.not_yet">
        <source></source>
        <translation>Worked out once the answers above are there</translation>
    </message>
    <message id="form.optional">
        <source></source>
        <translation> (optional)</translation>
    </message>
    <message id="form.optional_alone">
        <source></source>
        <translation>You may leave this empty.</translation>
    </message>
    <message id="form.page_of">
        <source></source>
        <translation>Question %1 of %2</translation>
    </message>
    <message id="form.problems">
        <source></source>
        <translation>There is a problem (%1)</translation>
    </message>
    <message id="form.region_change">
        <source></source>
        <translation>Choose instead of %1</translation>
    </message>
    <message id="form.region_done">
        <source></source>
        <translation>Done. To change it, touch a name above.</translation>
    </message>
    <message id="form.region_next">
        <source></source>
        <translation>Now choose where in %1</translation>
    </message>
    <message id="form.region_province">
        <source></source>
        <translation>First choose the province</translation>
    </message>
    <message id="form.row_add">
        <source></source>
        <translation>Add a person</translation>
    </message>
    <message id="form.row_add_word">
        <source></source>
        <translation>Add: %1</translation>
    </message>
    <message id="form.row_change">
        <source></source>
        <translation>Change</translation>
    </message>
    <message id="form.row_done">
        <source></source>
        <translation>Done</translation>
    </message>
    <message id="form.row_number">
        <source></source>
        <translation>{word} {number}</translation>
    </message>
    <message id="form.row_remove">
        <source></source>
        <translation>Remove</translation>
    </message>
    <message id="form.rows_none">
        <source></source>
        <translation>Nobody has been added yet</translation>
    </message>
    <message id="form.show">
        <source></source>
        <translation>Show</translation>
    </message>
    <message id="form.signed">
        <source></source>
        <translation>Signed</translation>
    </message>
    <message id="form.why">
        <source></source>
        <translation>Why we ask: %1</translation>
    </message>
    <message id="form.yes">
        <source></source>
        <translation>Yes</translation>
    </message>
    <message id="form.yuan">
        <source></source>
        <translation>yuan</translation>
    </message>
    <message id="guide.basis">
        <source></source>
        <translation>Legal basis</translation>
    </message>
    <message id="guide.begin">
        <source></source>
        <translation>Begin</translation>
    </message>
    <message id="guide.cannot_begin">
        <source></source>
        <translation>Not available now</translation>
    </message>
    <message id="guide.common_errors">
        <source></source>
        <translation>Common mistakes</translation>
    </message>
    <message id="guide.conditions">
        <source></source>
        <translation>Can you apply?</translation>
    </message>
    <message id="guide.contact">
        <source></source>
        <translation>Questions?</translation>
    </message>
    <message id="guide.elsewhere">
        <source></source>
        <translation>Handled elsewhere</translation>
    </message>
    <message id="guide.fee">
        <source></source>
        <translation>Cost</translation>
    </message>
    <message id="guide.for_another">
        <source></source>
        <translation>Apply for somebody else</translation>
    </message>
    <message id="guide.hours">
        <source></source>
        <translation>Hours</translation>
    </message>
    <message id="guide.illustrative">
        <source></source>
        <translation>Sample data. Not an official guide.</translation>
    </message>
    <message id="guide.limits">
        <source></source>
        <translation>How long</translation>
    </message>
    <message id="guide.materials">
        <source></source>
        <translation>What to bring</translation>
    </message>
    <message id="guide.no_fee">
        <source></source>
        <translation>No fee</translation>
    </message>
    <message id="guide.not_now">
        <source></source>
        <translation>You cannot do this here at the moment</translation>
    </message>
    <message id="guide.parts">
        <source></source>
        <translation>What it includes</translation>
    </message>
    <message id="guide.phone">
        <source></source>
        <translation>Phone</translation>
    </message>
    <message id="guide.place">
        <source></source>
        <translation>Handled in</translation>
    </message>
    <message id="guide.samples">
        <source></source>
        <translation>See samples (%1)</translation>
    </message>
    <message id="guide.say_fee">
        <source></source>
        <translation>{yuan} yuan, not paid here</translation>
    </message>
    <message id="guide.say_limits">
        <source></source>
        <translation>{committed} working days promised, {statutory} by law</translation>
    </message>
    <message id="guide.say_visits">
        <source></source>
        <translation>Visits to a counter: {n}</translation>
    </message>
    <message id="guide.scenario_line">
        <source></source>
        <translation>{name}: {papers}</translation>
    </message>
    <message id="guide.scenarios">
        <source></source>
        <translation>What to bring, case by case</translation>
    </message>
    <message id="guide.spare">
        <source></source>
        <translation>%1 papers need not be brought: the card or an e-licence is enough.</translation>
    </message>
    <message id="guide.special">
        <source></source>
        <translation>Some steps cannot be done here</translation>
    </message>
    <message id="guide.steps">
        <source></source>
        <translation>How it works</translation>
    </message>
    <message id="guide.version">
        <source></source>
        <translation>Guide version</translation>
    </message>
    <message id="guide.version_of">
        <source></source>
        <translation>%1, updated %2</translation>
    </message>
    <message id="guide.visits">
        <source></source>
        <translation>Visits</translation>
    </message>
    <message id="help.call">
        <source></source>
        <translation>Please call</translation>
    </message>
    <message id="help.close">
        <source></source>
        <translation>All right, continue</translation>
    </message>
    <message id="help.here">
        <source></source>
        <translation>Say that you are at: %1</translation>
    </message>
    <message id="help.lead">
        <source></source>
        <translation>What you filled in is still here. Nothing is lost.</translation>
    </message>
    <message id="help.never_ask">
        <source></source>
        <translation>Staff never ask for passwords or codes.</translation>
    </message>
    <message id="help.ticket">
        <source></source>
        <translation>Problems, complaints, ideas</translation>
    </message>
    <message id="help.title">
        <source></source>
        <translation>Get help from a person</translation>
    </message>
    <message id="home.by_theme">
        <source></source>
        <translation>By subject</translation>
    </message>
    <message id="home.elder_lead">
        <source></source>
        <translation>Touch what you need. If you are unsure, touch "Get help" below.</translation>
    </message>
    <message id="home.frequent">
        <source></source>
        <translation>Most used</translation>
    </message>
    <message id="home.lead">
        <source></source>
        <translation>Search, or look by subject.</translation>
    </message>
    <message id="home.progress">
        <source></source>
        <translation>Application progress</translation>
    </message>
    <message id="home.progress_hint">
        <source></source>
        <translation>By identity card or slip</translation>
    </message>
    <message id="home.resume">
        <source></source>
        <translation>Continue</translation>
    </message>
    <message id="home.resume_hint">
        <source></source>
        <translation>With the code of a form you kept, and your card</translation>
    </message>
    <message id="home.search">
        <source></source>
        <translation>Search, such as pension</translation>
    </message>
    <message id="home.supplement">
        <source></source>
        <translation>Hand in missing papers</translation>
    </message>
    <message id="home.supplement_hint">
        <source></source>
        <translation>With the slip of last time</translation>
    </message>
    <message id="home.theme_count">
        <source></source>
        <translation>%1, %2 services</translation>
    </message>
    <message id="home.ticket">
        <source></source>
        <translation>Problems, complaints, ideas</translation>
    </message>
    <message id="home.ticket_hint">
        <source></source>
        <translation>No card needed. Somebody answers</translation>
    </message>
    <message id="home.title">
        <source></source>
        <translation>What would you like to do?</translation>
    </message>
    <message id="home.triage">
        <source></source>
        <translation>Not sure which one?</translation>
    </message>
    <message id="home.triage_what">
        <source></source>
        <translation>Answer a few short questions.</translation>
    </message>
    <message id="hours.afternoon">
        <source></source>
        <translation>pm</translation>
    </message>
    <message id="hours.always">
        <source></source>
        <translation>24 hours</translation>
    </message>
    <message id="hours.at">
        <source></source>
        <translation>{day} at {clock} {part}</translation>
    </message>
    <message id="hours.day">
        <source></source>
        <translation>{weekday} {day}/{month}</translation>
    </message>
    <message id="hours.fri">
        <source></source>
        <translation>Friday</translation>
    </message>
    <message id="hours.mon">
        <source></source>
        <translation>Monday</translation>
    </message>
    <message id="hours.morning">
        <source></source>
        <translation>am</translation>
    </message>
    <message id="hours.sat">
        <source></source>
        <translation>Saturday</translation>
    </message>
    <message id="hours.sun">
        <source></source>
        <translation>Sunday</translation>
    </message>
    <message id="hours.thu">
        <source></source>
        <translation>Thursday</translation>
    </message>
    <message id="hours.today">
        <source></source>
        <translation>today</translation>
    </message>
    <message id="hours.tomorrow">
        <source></source>
        <translation>tomorrow</translation>
    </message>
    <message id="hours.tue">
        <source></source>
        <translation>Tuesday</translation>
    </message>
    <message id="hours.wed">
        <source></source>
        <translation>Wednesday</translation>
    </message>
    <message id="identity.agent_lead">
        <source></source>
        <translation>This is the agent's card. The applicant's comes next.</translation>
    </message>
    <message id="identity.confirm">
        <source></source>
        <translation>Yes, this is me</translation>
    </message>
    <message id="identity.lead">
        <source></source>
        <translation>Please see whether the details of your card are right.</translation>
    </message>
    <message id="identity.not_me">
        <source></source>
        <translation>This is not me</translation>
    </message>
    <message id="identity.photo">
        <source></source>
        <translation>Photo</translation>
    </message>
    <message id="identity.principal_lead">
        <source></source>
        <translation>An agent sees only a part. Please compare name and last digits.</translation>
    </message>
    <message id="identity.principal_no">
        <source></source>
        <translation>No, somebody else</translation>
    </message>
    <message id="identity.principal_title">
        <source></source>
        <translation>Is this who you apply for?</translation>
    </message>
    <message id="identity.principal_yes">
        <source></source>
        <translation>Yes, I apply for this person</translation>
    </message>
    <message id="identity.title">
        <source></source>
        <translation>Is this you?</translation>
    </message>
    <message id="idle.stay">
        <source></source>
        <translation>I am still here, continue</translation>
    </message>
    <message id="idle.title">
        <source></source>
        <translation>Are you still there?</translation>
    </message>
    <message id="idle.will_close">
        <source></source>
        <translation>Back to the start in %1 seconds.</translation>
    </message>
    <message id="idle.will_erase">
        <source></source>
        <translation>Your information will be erased in %1 seconds.</translation>
    </message>
    <message id="keeping.text">
        <source></source>
        <translation>This takes a moment. Please stay.</translation>
    </message>
    <message id="keeping.title">
        <source></source>
        <translation>Saving your application</translation>
    </message>
    <message id="keyboard.after">
        <source></source>
        <translation>More words</translation>
    </message>
    <message id="keyboard.before">
        <source></source>
        <translation>Words before these</translation>
    </message>
    <message id="keyboard.by_stroke">
        <source></source>
        <translation>Strokes</translation>
    </message>
    <message id="keyboard.clear">
        <source></source>
        <translation>Clear</translation>
    </message>
    <message id="keyboard.delete">
        <source></source>
        <translation>Delete one character</translation>
    </message>
    <message id="keyboard.first">
        <source></source>
        <translation>Take first</translation>
    </message>
    <message id="keyboard.handwriting">
        <source></source>
        <translation>Write</translation>
    </message>
    <message id="keyboard.how">
        <source></source>
        <translation>Type pinyin, then touch a word</translation>
    </message>
    <message id="keyboard.how_radicals">
        <source></source>
        <translation>First the strokes of the radical, then the radical.</translation>
    </message>
    <message id="keyboard.how_strokes">
        <source></source>
        <translation>Touch the strokes in the order they are written.</translation>
    </message>
    <message id="keyboard.how_written">
        <source></source>
        <translation>Write one character, then pick it</translation>
    </message>
    <message id="keyboard.latin">
        <source></source>
        <translation>ABC</translation>
    </message>
    <message id="keyboard.letters">
        <source></source>
        <translation>ABC</translation>
    </message>
    <message id="keyboard.mode">
        <source></source>
        <translation>Keyboard: %1</translation>
    </message>
    <message id="keyboard.nothing">
        <source></source>
        <translation>No such sound</translation>
    </message>
    <message id="keyboard.pick_first">
        <source></source>
        <translation>Touch a word first</translation>
    </message>
    <message id="keyboard.pinyin">
        <source></source>
        <translation>拼音</translation>
    </message>
    <message id="keyboard.radicals">
        <source></source>
        <translation>Radical</translation>
    </message>
    <message id="keyboard.rewrite">
        <source></source>
        <translation>Again</translation>
    </message>
    <message id="keyboard.separator">
        <source></source>
        <translation>Split</translation>
    </message>
    <message id="keyboard.shift">
        <source></source>
        <translation>Shift</translation>
    </message>
    <message id="keyboard.space">
        <source></source>
        <translation>Space</translation>
    </message>
    <message id="keyboard.stroke">
        <source></source>
        <translation>Stroke: %1</translation>
    </message>
    <message id="keyboard.stroke.any">
        <source></source>
        <translation>any</translation>
    </message>
    <message id="keyboard.stroke.dian">
        <source></source>
        <translation>dot</translation>
    </message>
    <message id="keyboard.stroke.heng">
        <source></source>
        <translation>across</translation>
    </message>
    <message id="keyboard.stroke.pie">
        <source></source>
        <translation>slant</translation>
    </message>
    <message id="keyboard.stroke.shu">
        <source></source>
        <translation>down</translation>
    </message>
    <message id="keyboard.stroke.zhe">
        <source></source>
        <translation>bent</translation>
    </message>
    <message id="keyboard.strokes">
        <source></source>
        <translation>%1 str.</translation>
    </message>
    <message id="keyboard.symbols">
        <source></source>
        <translation>123 @</translation>
    </message>
    <message id="keyboard.write_here">
        <source></source>
        <translation>Write one character here</translation>
    </message>
    <message id="later.answers">
        <source></source>
        <translation>Your answers are kept encrypted. This machine cannot read them.</translation>
    </message>
    <message id="later.ask">
        <source></source>
        <translation>Keep and continue later</translation>
    </message>
    <message id="later.asked_again">
        <source></source>
        <translation>The service has changed: {count} answers are asked again, the others are here.</translation>
    </message>
    <message id="later.both">
        <source></source>
        <translation>The code and your own identity card are both needed to open it.</translation>
    </message>
    <message id="later.card">
        <source></source>
        <translation>Place your identity card</translation>
    </message>
    <message id="later.card_how">
        <source></source>
        <translation>Use the card you used when you kept it.</translation>
    </message>
    <message id="later.code_hint">
        <source></source>
        <translation>10 digits</translation>
    </message>
    <message id="later.code_label">
        <source></source>
        <translation>Code</translation>
    </message>
    <message id="later.code_lead">
        <source></source>
        <translation>You need it to go on later.</translation>
    </message>
    <message id="later.code_title">
        <source></source>
        <translation>Take this code with you</translation>
    </message>
    <message id="later.day">
        <source></source>
        <translation>{day} {month} {year}</translation>
    </message>
    <message id="later.days">
        <source></source>
        <translation>It is kept for {days} days at most and then deleted.</translation>
    </message>
    <message id="later.discard">
        <source></source>
        <translation>Delete it</translation>
    </message>
    <message id="later.discard_yes">
        <source></source>
        <translation>Delete</translation>
    </message>
    <message id="later.discarding">
        <source></source>
        <translation>Deleting</translation>
    </message>
    <message id="later.done">
        <source></source>
        <translation>Done, end here</translation>
    </message>
    <message id="later.elsewhere">
        <source></source>
        <translation>It was opened elsewhere at {at}. From now on this one counts.</translation>
    </message>
    <message id="later.enter_how">
        <source></source>
        <translation>Hold the code on the slip to the scanner.</translation>
    </message>
    <message id="later.enter_lead">
        <source></source>
        <translation>Show the code on the slip, or type its 10 digits</translation>
    </message>
    <message id="later.enter_title">
        <source></source>
        <translation>Enter your code</translation>
    </message>
    <message id="later.enter_type">
        <source></source>
        <translation>Type the 10 digits on the slip.</translation>
    </message>
    <message id="later.fetching">
        <source></source>
        <translation>Opening your form</translation>
    </message>
    <message id="later.fetching_text">
        <source></source>
        <translation>This takes a moment.</translation>
    </message>
    <message id="later.go_on">
        <source></source>
        <translation>No, go on filling in</translation>
    </message>
    <message id="later.go_on_here">
        <source></source>
        <translation>Continue</translation>
    </message>
    <message id="later.gone_text">
        <source></source>
        <translation>The code no longer opens anything.</translation>
    </message>
    <message id="later.gone_title">
        <source></source>
        <translation>It is deleted</translation>
    </message>
    <message id="later.item">
        <source></source>
        <translation>Service</translation>
    </message>
    <message id="later.keep">
        <source></source>
        <translation>Keep it</translation>
    </message>
    <message id="later.keep_it">
        <source></source>
        <translation>Do not delete</translation>
    </message>
    <message id="later.keeping">
        <source></source>
        <translation>Keeping your form</translation>
    </message>
    <message id="later.keeping_text">
        <source></source>
        <translation>This takes a moment.</translation>
    </message>
    <message id="later.kept_at">
        <source></source>
        <translation>Kept at</translation>
    </message>
    <message id="later.lead">
        <source></source>
        <translation>What you filled in is kept at the service centre. You can go on at any terminal or counter.</translation>
    </message>
    <message id="later.name">
        <source></source>
        <translation>Name</translation>
    </message>
    <message id="later.newer">
        <source></source>
        <translation>The service has changed. Your answers still fit: please look them over.</translation>
    </message>
    <message id="later.no_papers">
        <source></source>
        <translation>Papers and photos are not kept. Hand them in later.</translation>
    </message>
    <message id="later.not_discarded">
        <source></source>
        <translation>It was not deleted and is still kept. Try again, or it is deleted when it expires.</translation>
    </message>
    <message id="later.not_kept">
        <source></source>
        <translation>It could not be kept. Your answers are still here: try again or go on.</translation>
    </message>
    <message id="later.not_kept_disk">
        <source></source>
        <translation>This machine is full and could not keep it. Your answers are still here: go on.</translation>
    </message>
    <message id="later.not_opened">
        <source></source>
        <translation>It could not be opened</translation>
    </message>
    <message id="later.offline_note">
        <source></source>
        <translation>There is no network now. The code works once this machine is online again.</translation>
    </message>
    <message id="later.papers_again">
        <source></source>
        <translation>Papers and photos are not kept. Those you just handed in are needed again.</translation>
    </message>
    <message id="later.papers_now">
        <source></source>
        <translation>Hand in your papers now. Until you finish, the code goes on working.</translation>
    </message>
    <message id="later.print_again">
        <source></source>
        <translation>Print again</translation>
    </message>
    <message id="later.refused">
        <source></source>
        <translation>The service centre did not take it. Nothing is stored anywhere. Please start again, or go to the counter.</translation>
    </message>
    <message id="later.refused_title">
        <source></source>
        <translation>It was not kept</translation>
    </message>
    <message id="later.resume_lead">
        <source></source>
        <translation>Go on where you stopped.</translation>
    </message>
    <message id="later.resume_title">
        <source></source>
        <translation>Here is what you filled in</translation>
    </message>
    <message id="later.slip_failed">
        <source></source>
        <translation>The slip was not printed: please copy the code</translation>
    </message>
    <message id="later.slip_printed">
        <source></source>
        <translation>The slip has the code: please take it</translation>
    </message>
    <message id="later.slip_printing">
        <source></source>
        <translation>Printing a slip with the code</translation>
    </message>
    <message id="later.still_there">
        <source></source>
        <translation>What is kept has not changed and is not lost.</translation>
    </message>
    <message id="later.sure_text">
        <source></source>
        <translation>It cannot be brought back.</translation>
    </message>
    <message id="later.sure_title">
        <source></source>
        <translation>Delete it for good?</translation>
    </message>
    <message id="later.there">
        <source></source>
        <translation>It is kept and can be used until {day}</translation>
    </message>
    <message id="later.title">
        <source></source>
        <translation>Keep it and continue later</translation>
    </message>
    <message id="later.until">
        <source></source>
        <translation>Until</translation>
    </message>
    <message id="later.waiting">
        <source></source>
        <translation>It is sealed and on its way to the service centre</translation>
    </message>
    <message id="later.where">
        <source></source>
        <translation>At any terminal press Continue, or tell the code at the counter.</translation>
    </message>
    <message id="later.works_later">
        <source></source>
        <translation>Not at the service centre yet. The code works once this machine is online again, for {days} days.</translation>
    </message>
    <message id="licence.brightness">
        <source></source>
        <translation>Make the phone brighter. Hold it a hand's width away.</translation>
    </message>
    <message id="licence.brightness_flat">
        <source></source>
        <translation>Make the screen brighter. If it is not read, move the phone a little.</translation>
    </message>
    <message id="licence.checking">
        <source></source>
        <translation>Looking for your licence</translation>
    </message>
    <message id="licence.consent">
        <source></source>
        <translation>Agree to use this licence</translation>
    </message>
    <message id="licence.consent_lead">
        <source></source>
        <translation>If you agree, you need not hand in this document.</translation>
    </message>
    <message id="licence.found">
        <source></source>
        <translation>We found your e-licence</translation>
    </message>
    <message id="licence.holder">
        <source></source>
        <translation>Holder</translation>
    </message>
    <message id="licence.how">
        <source></source>
        <translation>Open the licence code on your phone. Hold it to the scanner.</translation>
    </message>
    <message id="licence.how_both">
        <source></source>
        <translation>Open the licence code on your phone. Hold it to the scanner, or lay it under the document camera.</translation>
    </message>
    <message id="licence.how_camera">
        <source></source>
        <translation>Open the licence code on your phone. Lay it under the document camera, screen up.</translation>
    </message>
    <message id="licence.issuer">
        <source></source>
        <translation>Issued by</translation>
    </message>
    <message id="licence.not_this">
        <source></source>
        <translation>Do not use this one</translation>
    </message>
    <message id="licence.number">
        <source></source>
        <translation>Number</translation>
    </message>
    <message id="licence.once">
        <source></source>
        <translation>Used once, for this request only.</translation>
    </message>
    <message id="licence.or">
        <source></source>
        <translation>or</translation>
    </message>
    <message id="licence.show_code">
        <source></source>
        <translation>Show your licence code</translation>
    </message>
    <message id="licence.title">
        <source></source>
        <translation>Licence</translation>
    </message>
    <message id="licence.valid_until">
        <source></source>
        <translation>Valid until</translation>
    </message>
    <message id="licence.wait">
        <source></source>
        <translation>Checking with the issuer. Please wait.</translation>
    </message>
    <message id="licences.agree">
        <source></source>
        <translation>I agree, look them up</translation>
    </message>
    <message id="licences.ask_lead">
        <source></source>
        <translation>Then you hand in fewer. Nothing is looked up before you agree.</translation>
    </message>
    <message id="licences.ask_title">
        <source></source>
        <translation>Look up papers for you?</translation>
    </message>
    <message id="licences.by_code">
        <source></source>
        <translation>Show the code on a phone</translation>
    </message>
    <message id="licences.checking">
        <source></source>
        <translation>Looking up your e-licences</translation>
    </message>
    <message id="licences.found_lead">
        <source></source>
        <translation>Please check. With these, no originals are needed.</translation>
    </message>
    <message id="licences.found_title">
        <source></source>
        <translation>E-licences found: %1</translation>
    </message>
    <message id="licences.may_scan">
        <source></source>
        <translation>You may also hand in the papers instead</translation>
    </message>
    <message id="licences.no_use">
        <source></source>
        <translation>No, hand in the papers</translation>
    </message>
    <message id="licences.not_found">
        <source></source>
        <translation>Not found, hand in the paper</translation>
    </message>
    <message id="licences.only_reference">
        <source></source>
        <translation>The application carries a reference, no copy</translation>
    </message>
    <message id="licences.only_this">
        <source></source>
        <translation>Only for this application, then erased</translation>
    </message>
    <message id="licences.problem_title">
        <source></source>
        <translation>It could not be looked up</translation>
    </message>
    <message id="licences.sample">
        <source></source>
        <translation>Demonstration: a simulated licence store, these are no real licences.</translation>
    </message>
    <message id="licences.use">
        <source></source>
        <translation>Use what was found (%1)</translation>
    </message>
    <message id="list.count">
        <source></source>
        <translation>%1 services</translation>
    </message>
    <message id="list.empty">
        <source></source>
        <translation>There are no services here yet</translation>
    </message>
    <message id="list.empty_what">
        <source></source>
        <translation>Go back and search, or touch "Get help".</translation>
    </message>
    <message id="material.blocked">
        <source></source>
        <translation>One paper cannot be handed in now. All you entered is still here.</translation>
    </message>
    <message id="material.committed">
        <source></source>
        <translation>Commitment instead, counts once signed</translation>
    </message>
    <message id="material.deferred">
        <source></source>
        <translation>To follow by {date}</translation>
    </message>
    <message id="material.do_defer">
        <source></source>
        <translation>Hand in later</translation>
    </message>
    <message id="material.do_licence">
        <source></source>
        <translation>Use an e-licence</translation>
    </message>
    <message id="material.do_phone">
        <source></source>
        <translation>Use your phone</translation>
    </message>
    <message id="material.do_promise">
        <source></source>
        <translation>Commit instead</translation>
    </message>
    <message id="material.do_sample">
        <source></source>
        <translation>See a sample</translation>
    </message>
    <message id="material.do_scan">
        <source></source>
        <translation>Photograph it now</translation>
    </message>
    <message id="material.e_licence">
        <source></source>
        <translation>Taken from your e-licence</translation>
    </message>
    <message id="material.earlier">
        <source></source>
        <translation>Held from last time</translation>
    </message>
    <message id="material.feeding">
        <source></source>
        <translation>Scanning, {n} pages so far. Please do not pull the paper.</translation>
    </message>
    <message id="material.identity_card">
        <source></source>
        <translation>Read from your card, nothing to hand in</translation>
    </message>
    <message id="material.needed">
        <source></source>
        <translation>Still needed</translation>
    </message>
    <message id="material.originals_there">
        <source></source>
        <translation>The originals are verified there; see the slip.</translation>
    </message>
    <message id="material.other_answer">
        <source></source>
        <translation>This page differs from what you entered. Please check.</translation>
    </message>
    <message id="material.other_document">
        <source></source>
        <translation>This looks like another document. If it is right, carry on.</translation>
    </message>
    <message id="material.other_name">
        <source></source>
        <translation>The name on it differs from your identity card. If that is right, carry on.</translation>
    </message>
    <message id="material.other_person">
        <source></source>
        <translation>The number on it differs from your identity card. If that is right, carry on.</translation>
    </message>
    <message id="material.scanned">
        <source></source>
        <translation>{n} pages photographed</translation>
    </message>
    <message id="material.still_due">
        <source></source>
        <translation>Due by {date}</translation>
    </message>
    <message id="material.take_back">
        <source></source>
        <translation>Change</translation>
    </message>
    <message id="materials.deferrable">
        <source></source>
        <translation>May follow later</translation>
    </message>
    <message id="materials.free">
        <source></source>
        <translation>Not needed from you</translation>
    </message>
    <message id="materials.free_count">
        <source></source>
        <translation>Documents you need not hand in: %1.</translation>
    </message>
    <message id="materials.lead">
        <source></source>
        <translation>One by one. There is a way for each.</translation>
    </message>
    <message id="materials.next">
        <source></source>
        <translation>Documents ready, continue</translation>
    </message>
    <message id="materials.state_pages">
        <source></source>
        <translation>%1, pages: %2</translation>
    </message>
    <message id="materials.still_needed">
        <source></source>
        <translation>Documents are missing. Choose "later" where it is offered.</translation>
    </message>
    <message id="materials.title">
        <source></source>
        <translation>Hand in your documents</translation>
    </message>
    <message id="mend.change">
        <source></source>
        <translation>Correct this</translation>
    </message>
    <message id="mend.held">
        <source></source>
        <translation>%1 other papers are held already; do not bring them again.</translation>
    </message>
    <message id="mend.lead">
        <source></source>
        <translation>Correct each, then check, sign and hand it in.</translation>
    </message>
    <message id="mend.materials">
        <source></source>
        <translation>Hand in this paper again</translation>
    </message>
    <message id="mend.next">
        <source></source>
        <translation>Corrected, next</translation>
    </message>
    <message id="mend.title">
        <source></source>
        <translation>Everything to be corrected</translation>
    </message>
    <message id="not_kept.lead">
        <source></source>
        <translation>Please do not leave. You are not finished.</translation>
    </message>
    <message id="not_kept.retry">
        <source></source>
        <translation>Try to save it again</translation>
    </message>
    <message id="not_kept.title">
        <source></source>
        <translation>Your application was not saved</translation>
    </message>
    <message id="notice.agree">
        <source></source>
        <translation>Agree and continue</translation>
    </message>
    <message id="notice.card">
        <source></source>
        <translation>Please bring your identity card</translation>
    </message>
    <message id="notice.disagree">
        <source></source>
        <translation>I do not agree</translation>
    </message>
    <message id="notice.help">
        <source></source>
        <translation>Not sure how? Touch "Get help"</translation>
    </message>
    <message id="notice.if_not">
        <source></source>
        <translation>If you do not agree, you can still read the guide or go to a counter.</translation>
    </message>
    <message id="notice.lead">
        <source></source>
        <translation>To handle this request we need to read your ID card.</translation>
    </message>
    <message id="notice.papers">
        <source></source>
        <translation>Take your card and slip with you</translation>
    </message>
    <message id="notice.title">
        <source></source>
        <translation>Before we use your information</translation>
    </message>
    <message id="out.phone">
        <source></source>
        <translation>Phone</translation>
    </message>
    <message id="out.site">
        <source></source>
        <translation>Nearest service point</translation>
    </message>
    <message id="out.text">
        <source></source>
        <translation>We are sorry. You can go to another service point.</translation>
    </message>
    <message id="out.title">
        <source></source>
        <translation>This terminal is out of service</translation>
    </message>
    <message id="paging.next">
        <source></source>
        <translation>Page down</translation>
    </message>
    <message id="paging.previous">
        <source></source>
        <translation>Page up</translation>
    </message>
    <message id="parts.title">
        <source></source>
        <translation>Done together</translation>
    </message>
    <message id="phone.all_here">
        <source></source>
        <translation>All {n} are here. Please touch Done.</translation>
    </message>
    <message id="phone.arrived">
        <source></source>
        <translation>{n} received. Send more, or touch Done.</translation>
    </message>
    <message id="phone.code">
        <source></source>
        <translation>Code for your phone</translation>
    </message>
    <message id="phone.coming">
        <source></source>
        <translation>A photo is on its way, please wait.</translation>
    </message>
    <message id="phone.ended">
        <source></source>
        <translation>This code has ended. What has arrived is kept. Get a new code.</translation>
    </message>
    <message id="phone.full">
        <source></source>
        <translation>There are enough pages, this one was not taken. What has arrived is kept. Touch "Done".</translation>
    </message>
    <message id="phone.lead">
        <source></source>
        <translation>Photos go to this terminal only.</translation>
    </message>
    <message id="phone.lost">
        <source></source>
        <translation>The network is down. What has arrived is kept. Try again, or use another way.</translation>
    </message>
    <message id="phone.new_code">
        <source></source>
        <translation>Get a new code</translation>
    </message>
    <message id="phone.no_page">
        <source></source>
        <translation>No page was found. What has arrived is kept. Take the whole page and send it again.</translation>
    </message>
    <message id="phone.nothing_yet">
        <source></source>
        <translation>No photo yet.</translation>
    </message>
    <message id="phone.offline">
        <source></source>
        <translation>There is no network: phones cannot be used now.</translation>
    </message>
    <message id="phone.opening">
        <source></source>
        <translation>Getting ready, please wait.</translation>
    </message>
    <message id="phone.step_look">
        <source></source>
        <translation>Your photos appear here.</translation>
    </message>
    <message id="phone.step_scan">
        <source></source>
        <translation>Scan this code with your phone.</translation>
    </message>
    <message id="phone.step_take">
        <source></source>
        <translation>Tap the blue button and take the whole page.</translation>
    </message>
    <message id="phone.title">
        <source></source>
        <translation>Use your phone: %1</translation>
    </message>
    <message id="phone.too_large">
        <source></source>
        <translation>This photo is too large. What has arrived is kept. Take another one.</translation>
    </message>
    <message id="phone.too_small">
        <source></source>
        <translation>This photo is too small. What has arrived is kept. Go closer.</translation>
    </message>
    <message id="phone.unreadable">
        <source></source>
        <translation>This photo cannot be opened. What has arrived is kept. Take another one.</translation>
    </message>
    <message id="plan.after_hours">
        <source></source>
        <translation>It is taken in from {when}.</translation>
    </message>
    <message id="plan.after_hours_some_day">
        <source></source>
        <translation>It is taken in when the office opens.</translation>
    </message>
    <message id="plan.blocked">
        <source></source>
        <translation>One paper cannot be handed in now: fill in what you can, or go to the counter.</translation>
    </message>
    <message id="plan.no_camera">
        <source></source>
        <translation>The document camera is not working: papers to scan may follow later.</translation>
    </message>
    <message id="plan.no_licence">
        <source></source>
        <translation>E-licences cannot be fetched now: use paper.</translation>
    </message>
    <message id="plan.no_slip">
        <source></source>
        <translation>The printer is not working: take the slip with you by scanning its code.</translation>
    </message>
    <message id="plan.now">
        <source></source>
        <translation>It can be done now</translation>
    </message>
    <message id="plan.now_fill">
        <source></source>
        <translation>You can fill it in now</translation>
    </message>
    <message id="plan.now_what">
        <source></source>
        <translation>It goes to the authority at once.</translation>
    </message>
    <message id="plan.queue">
        <source></source>
        <translation>It can be taken in now</translation>
    </message>
    <message id="plan.queue_what">
        <source></source>
        <translation>There is no network. It is kept here and sent when the network is back.</translation>
    </message>
    <message id="privacy.kept">
        <source></source>
        <translation>After you submit, the handling office keeps your data.</translation>
    </message>
    <message id="privacy.read">
        <source></source>
        <translation>We read the name, number and address on your card.</translation>
    </message>
    <message id="privacy.sealed">
        <source></source>
        <translation>What you submit is sealed at once; this machine cannot open it.</translation>
    </message>
    <message id="privacy.why">
        <source></source>
        <translation>They are used for this request only.</translation>
    </message>
    <message id="privacy.wiped">
        <source></source>
        <translation>When you leave, nothing of yours stays on this machine.</translation>
    </message>
    <message id="problem.a4_cover">
        <source></source>
        <translation>The A4 printer's cover is open. Your application is not affected. Photograph the code or note the number.</translation>
    </message>
    <message id="problem.a4_gone">
        <source></source>
        <translation>The A4 printer cannot be used now. Your application is not affected. Photograph the code or note the number.</translation>
    </message>
    <message id="problem.a4_jam">
        <source></source>
        <translation>The A4 printer is jammed. Your application is not affected. If there is paper in the slot, take it.</translation>
    </message>
    <message id="problem.a4_no_paper">
        <source></source>
        <translation>The A4 printer is out of paper. Your application is not affected. Photograph the code or note the number.</translation>
    </message>
    <message id="problem.a4_perhaps">
        <source></source>
        <translation>We cannot tell whether it was printed. Your application is not affected. Look in the slot and take any paper.</translation>
    </message>
    <message id="problem.a4_toner">
        <source></source>
        <translation>The A4 printer is out of toner. Your application is not affected. Photograph the code or note the number.</translation>
    </message>
    <message id="problem.agent_same_card">
        <source></source>
        <translation>This is still the same card. What you entered is still here. Please place the applicant&apos;s card.</translation>
    </message>
    <message id="problem.booking_busy">
        <source></source>
        <translation>The centre is busy and did not answer. Nothing was lost. Please try again in a moment.</translation>
    </message>
    <message id="problem.booking_none">
        <source></source>
        <translation>Every time of the next two weeks is taken. Nothing was booked. You can ask by phone, or queue at the counter.</translation>
    </message>
    <message id="problem.booking_offline">
        <source></source>
        <translation>There is no network, so no time can be booked. Nothing was booked or cancelled. You can book by phone, or go to the counter.</translation>
    </message>
    <message id="problem.booking_unknown">
        <source></source>
        <translation>The centre did not answer this question. Nothing was lost. Please ask at the counter.</translation>
    </message>
    <message id="problem.camera_missing">
        <source></source>
        <translation>The document camera is not available. Your pages are still here. Choose another way or get help.</translation>
    </message>
    <message id="problem.card_bad_number">
        <source></source>
        <translation>The number on the card was not read correctly. Nothing was stored. Lift the card and place it again.</translation>
    </message>
    <message id="problem.card_expired">
        <source></source>
        <translation>Your ID card has expired. We cannot continue and nothing was stored. Please renew the card first.</translation>
    </message>
    <message id="problem.card_left">
        <source></source>
        <translation>Somebody left a card on the reader; your visit is not affected. Please hand it to the staff, then place your own card.</translation>
    </message>
    <message id="problem.card_moved">
        <source></source>
        <translation>The card was lifted too soon. Nothing is lost. Place it again and wait for the message.</translation>
    </message>
    <message id="problem.card_not_identity">
        <source></source>
        <translation>This is not an ID card. Nothing else was read. Please place your ID card.</translation>
    </message>
    <message id="problem.card_unreadable">
        <source></source>
        <translation>The card was not read. Nothing is lost. Lift it and place it again.</translation>
    </message>
    <message id="problem.code_expired">
        <source></source>
        <translation>This code has expired. Nothing is lost. Refresh it on your phone and show it again.</translation>
    </message>
    <message id="problem.code_not_ours">
        <source></source>
        <translation>This is not a licence code. Nothing else was read. Open your licence code and show it.</translation>
    </message>
    <message id="problem.code_offline">
        <source></source>
        <translation>The network is down, so licences cannot be checked. Nothing is lost. Try later or choose another way.</translation>
    </message>
    <message id="problem.code_unknown">
        <source></source>
        <translation>The code was not recognised. Nothing is lost. Refresh it and show it again.</translation>
    </message>
    <message id="problem.feed_busy">
        <source></source>
        <translation>The scanner is busy. The pages so far are kept. Wait a moment and try again.</translation>
    </message>
    <message id="problem.feed_cover">
        <source></source>
        <translation>The scanner's cover is open. The pages so far are kept. Close it and try again.</translation>
    </message>
    <message id="problem.feed_double">
        <source></source>
        <translation>Two sheets went in together. The pages so far are kept. Part them and try again from there.</translation>
    </message>
    <message id="problem.feed_empty">
        <source></source>
        <translation>There is no paper in the feeder. The pages so far are kept. Put the paper in and try again.</translation>
    </message>
    <message id="problem.feed_gone">
        <source></source>
        <translation>The scanner cannot be used now. The pages so far are kept. Take photos, or choose another way.</translation>
    </message>
    <message id="problem.feed_half">
        <source></source>
        <translation>One page came through incomplete and was not kept. The pages before it are. Scan that page again.</translation>
    </message>
    <message id="problem.feed_jam">
        <source></source>
        <translation>The paper is stuck. The pages so far are kept. Take it out gently and try again, or take photos.</translation>
    </message>
    <message id="problem.guide_only">
        <source></source>
        <translation>There is only a guide for this; it cannot be done here yet. Nothing has been stored. Please go to the counter, or call 12345 first.</translation>
    </message>
    <message id="problem.item_closed">
        <source></source>
        <translation>This office is closed now. Nothing was lost. Please come back when it opens.</translation>
    </message>
    <message id="problem.item_closed_until">
        <source></source>
        <translation>This office is closed now. Nothing was lost. Please come back from {when}.</translation>
    </message>
    <message id="problem.item_expired">
        <source></source>
        <translation>This guide is out of date, so the service is paused. Nothing was stored. Get help or go to a counter.</translation>
    </message>
    <message id="problem.item_offline">
        <source></source>
        <translation>This service needs the network, which is down. Nothing is lost. Come back later or go to a counter.</translation>
    </message>
    <message id="problem.later_busy">
        <source></source>
        <translation>The service centre is busy. What you kept is still there, and this was not counted as a wrong try. Try again in a moment.</translation>
    </message>
    <message id="problem.later_gone">
        <source></source>
        <translation>This service is not offered here any more. What you kept is still there: tell the code at the counter.</translation>
    </message>
    <message id="problem.later_mistyped">
        <source></source>
        <translation>One digit is wrong. What you kept is still there, and this was not counted as a wrong try. Compare with the slip.</translation>
    </message>
    <message id="problem.later_not_ours">
        <source></source>
        <translation>This is not such a code; what you kept is not affected. Use the slip you got when you kept your form.</translation>
    </message>
    <message id="problem.later_offline">
        <source></source>
        <translation>There is no network, so kept forms cannot be opened. What you kept is still there: come back later.</translation>
    </message>
    <message id="problem.later_short">
        <source></source>
        <translation>The code has 10 digits and some are missing. What you typed is still there: please go on.</translation>
    </message>
    <message id="problem.later_too_many">
        <source></source>
        <translation>Too many wrong codes with this card; what you kept is not affected. Try again in an hour, or go to the counter.</translation>
    </message>
    <message id="problem.later_unknown">
        <source></source>
        <translation>Code and card do not match, or it has expired, was handed in or deleted. Nothing else is affected. Check the code.</translation>
    </message>
    <message id="problem.licence_none">
        <source></source>
        <translation>We found no such licence for you. Nothing is lost. Please scan the original.</translation>
    </message>
    <message id="problem.licence_none_all">
        <source></source>
        <translation>No usable e-licence was found. Nothing is lost. Please hand in the paper.</translation>
    </message>
    <message id="problem.licence_offline">
        <source></source>
        <translation>The licence store cannot be reached. Nothing is lost. Hand in the paper, now or later.</translation>
    </message>
    <message id="problem.line_gone">
        <source></source>
        <translation>The network has just gone down, and this needs it. What you entered is still here. Please wait for it to return, or go to the counter.</translation>
    </message>
    <message id="problem.mend_busy">
        <source></source>
        <translation>The centre is busy. Nothing is lost; try again in a few minutes.</translation>
    </message>
    <message id="problem.mend_not_here">
        <source></source>
        <translation>This terminal does not have this service. Nothing is lost; correct it at the counter.</translation>
    </message>
    <message id="problem.mend_offline">
        <source></source>
        <translation>There is no network now, so it cannot be fetched. Nothing is lost; please come back later.</translation>
    </message>
    <message id="problem.mend_unknown">
        <source></source>
        <translation>Your application cannot be fetched. It is not affected; please correct it at the counter.</translation>
    </message>
    <message id="problem.no_paper">
        <source></source>
        <translation>The printer is out of paper. Your application is not affected. Photograph the code or note the number.</translation>
    </message>
    <message id="problem.not_kept_disk">
        <source></source>
        <translation>This terminal is short of space, so nothing was saved. What you filled in is still here. Try again or get help.</translation>
    </message>
    <message id="problem.not_kept_other">
        <source></source>
        <translation>Something went wrong, so nothing was saved. What you filled in is still here. Try again or get help.</translation>
    </message>
    <message id="problem.not_social_card">
        <source></source>
        <translation>This is not a social security card. Nothing else was read. Please place your ID card.</translation>
    </message>
    <message id="problem.number_incomplete">
        <source></source>
        <translation>The number is not complete. What you typed is still here. Please copy all letters and digits from the slip.</translation>
    </message>
    <message id="problem.place_no_intake">
        <source></source>
        <translation>That place has not asked this terminal to take applications. Nothing has been stored. You can read the guide and contact the place.</translation>
    </message>
    <message id="problem.printer_cover">
        <source></source>
        <translation>The printer's cover is open. Your application is not affected. Photograph the code or note the number.</translation>
    </message>
    <message id="problem.printer_gone">
        <source></source>
        <translation>The printer is not available. Your application is not affected. Photograph the code or note the number.</translation>
    </message>
    <message id="problem.progress_busy">
        <source></source>
        <translation>Many people are asking, so the centre is busy. Your application is not affected. Please ask again in a few minutes.</translation>
    </message>
    <message id="problem.progress_offline">
        <source></source>
        <translation>There is no network now, so it cannot be looked up. Your application is not affected. Please ask again in a while.</translation>
    </message>
    <message id="problem.progress_unknown">
        <source></source>
        <translation>The centre did not answer this question. Your application is not affected. Please ask at the counter.</translation>
    </message>
    <message id="problem.reader_missing">
        <source></source>
        <translation>The card reader is not available. Nothing is lost. Choose another way or get help.</translation>
    </message>
    <message id="problem.scan_blank">
        <source></source>
        <translation>No writing was seen. Your pages are still here. Turn the sheet over and try again.</translation>
    </message>
    <message id="problem.scan_blurred">
        <source></source>
        <translation>The picture is not clear. Your pages are still here. Lay the paper flat and try again.</translation>
    </message>
    <message id="problem.scan_bright">
        <source></source>
        <translation>There is too much light. Your pages are still here. Shade the paper and try again.</translation>
    </message>
    <message id="problem.scan_cut_off">
        <source></source>
        <translation>Part of the page is cut off. Your pages are still here. Move it inside the frame.</translation>
    </message>
    <message id="problem.scan_dark">
        <source></source>
        <translation>It is too dark. Your pages are still here. Do not cover the lamp and try again.</translation>
    </message>
    <message id="problem.scan_finger">
        <source></source>
        <translation>A finger covers the writing. Your pages are still here. Move it away and try again.</translation>
    </message>
    <message id="problem.scan_glare">
        <source></source>
        <translation>The paper shines. Your pages are still here. Turn it a little and try again.</translation>
    </message>
    <message id="problem.scan_no_page">
        <source></source>
        <translation>No paper was seen. Your pages are still here. Lay the paper on the plate.</translation>
    </message>
    <message id="problem.scan_noisy">
        <source></source>
        <translation>The picture is full of specks. Your pages are still here. Please try again.</translation>
    </message>
    <message id="problem.scan_same">
        <source></source>
        <translation>This page was taken already. Your pages are still here. Lay down the next page.</translation>
    </message>
    <message id="problem.scan_side">
        <source></source>
        <translation>This is the back of the card. Your pages are still here. Turn it over and try again.</translation>
    </message>
    <message id="problem.scan_small">
        <source></source>
        <translation>The writing is too small to read. Your pages are still here. Lay down the original.</translation>
    </message>
    <message id="problem.scan_two">
        <source></source>
        <translation>There are two papers. Your pages are still here. Lay down one at a time.</translation>
    </message>
    <message id="problem.scanner_missing">
        <source></source>
        <translation>Codes cannot be read now. Nothing is lost. Hand in the document another way.</translation>
    </message>
    <message id="problem.signature_small">
        <source></source>
        <translation>The signature is too small. Nothing is lost. Please sign again, larger.</translation>
    </message>
    <message id="problem.slip_lost">
        <source></source>
        <translation>Without the slip this terminal cannot find your application. It is not affected. Please hand in at the counter.</translation>
    </message>
    <message id="problem.slip_not_ours">
        <source></source>
        <translation>This is not a code of our slips. Nothing has been stored. Please scan the square code at the bottom of the slip.</translation>
    </message>
    <message id="problem.social_card_lacks">
        <source></source>
        <translation>This social security card does not say enough. Nothing is lost. Please place your ID card.</translation>
    </message>
    <message id="problem.social_card_locked">
        <source></source>
        <translation>This social security card cannot be read here. Nothing is lost. Please place your ID card.</translation>
    </message>
    <message id="problem.social_card_unreadable">
        <source></source>
        <translation>The social security card was not read. Nothing is lost. Insert it again, or place your ID card.</translation>
    </message>
    <message id="problem.supplement_elsewhere">
        <source></source>
        <translation>Papers for this service cannot follow here. Your application is not affected. Please take the slip to the counter.</translation>
    </message>
    <message id="problem.supplement_lapsed">
        <source></source>
        <translation>The time to hand in has passed. What you handed in before is still there. Please apply again at the counter.</translation>
    </message>
    <message id="problem.supplement_nothing">
        <source></source>
        <translation>Your papers are complete. Your application is not affected. Please wait for a message or a call.</translation>
    </message>
    <message id="problem.supplement_offline">
        <source></source>
        <translation>There is no network now, so we cannot see what is missing. Your application is not affected. Please come again before the deadline.</translation>
    </message>
    <message id="problem.supplement_unknown">
        <source></source>
        <translation>This slip and this card do not belong together. Your application is not affected. Please check that you took the right ones.</translation>
    </message>
    <message id="problem.way_gone">
        <source></source>
        <translation>A device or the network is not working, so this paper cannot be handed in now. What you entered is still here. Please choose another way, or bring it later.</translation>
    </message>
    <message id="progress.answer">
        <source></source>
        <translation>The answer</translation>
    </message>
    <message id="progress.answer_by">
        <source></source>
        <translation>Answered by</translation>
    </message>
    <message id="progress.by_card">
        <source></source>
        <translation>With my identity card</translation>
    </message>
    <message id="progress.by_card_offline">
        <source></source>
        <translation>No network now: the card cannot be used. Use your slip.</translation>
    </message>
    <message id="progress.by_card_text">
        <source></source>
        <translation>All your own applications</translation>
    </message>
    <message id="progress.by_slip">
        <source></source>
        <translation>With a slip or its number</translation>
    </message>
    <message id="progress.by_slip_text">
        <source></source>
        <translation>Show its code, or type the number</translation>
    </message>
    <message id="progress.case_number">
        <source></source>
        <translation>Case number</translation>
    </message>
    <message id="progress.decide_by">
        <source></source>
        <translation>Decided by</translation>
    </message>
    <message id="progress.defects">
        <source></source>
        <translation>What is wrong</translation>
    </message>
    <message id="progress.done">
        <source></source>
        <translation>Done</translation>
    </message>
    <message id="progress.fetching">
        <source></source>
        <translation>Fetching your application</translation>
    </message>
    <message id="progress.fetching_text">
        <source></source>
        <translation>You can correct it here then.</translation>
    </message>
    <message id="progress.hidden">
        <source></source>
        <translation>By number alone only the stage is shown. Use the slip or your card for details.</translation>
    </message>
    <message id="progress.holder">
        <source></source>
        <translation>Applicant</translation>
    </message>
    <message id="progress.kept">
        <source></source>
        <translation>Kept since</translation>
    </message>
    <message id="progress.lead">
        <source></source>
        <translation>Your card shows all your applications, a slip shows that one.</translation>
    </message>
    <message id="progress.list_lead">
        <source></source>
        <translation>Touch one to see how far it is.</translation>
    </message>
    <message id="progress.list_title">
        <source></source>
        <translation>You have {n} applications</translation>
    </message>
    <message id="progress.local">
        <source></source>
        <translation>The network is down; this is what this terminal itself knows.</translation>
    </message>
    <message id="progress.look">
        <source></source>
        <translation>Look it up</translation>
    </message>
    <message id="progress.looking">
        <source></source>
        <translation>Looking it up</translation>
    </message>
    <message id="progress.looking_text">
        <source></source>
        <translation>One moment; usually a few seconds.</translation>
    </message>
    <message id="progress.mend">
        <source></source>
        <translation>Correct it now</translation>
    </message>
    <message id="progress.mend_card">
        <source></source>
        <translation>Correct it, with my card</translation>
    </message>
    <message id="progress.none_card">
        <source></source>
        <translation>There are no applications under this card. If you applied elsewhere, ask at the counter.</translation>
    </message>
    <message id="progress.none_number">
        <source></source>
        <translation>There is no such number. Compare it with the slip, or ask at the counter.</translation>
    </message>
    <message id="progress.none_slip">
        <source></source>
        <translation>No application was found for this slip. Please take it to the counter.</translation>
    </message>
    <message id="progress.none_title">
        <source></source>
        <translation>Nothing found</translation>
    </message>
    <message id="progress.not_found">
        <source></source>
        <translation>The progress cannot be looked up now</translation>
    </message>
    <message id="progress.nothing_lost">
        <source></source>
        <translation>What you handed in is not affected.</translation>
    </message>
    <message id="progress.number">
        <source></source>
        <translation>Intake number</translation>
    </message>
    <message id="progress.number_hint">
        <source></source>
        <translation>Such as L-1A2B3-C4D5E</translation>
    </message>
    <message id="progress.number_label">
        <source></source>
        <translation>The number on the slip</translation>
    </message>
    <message id="progress.received">
        <source></source>
        <translation>Received</translation>
    </message>
    <message id="progress.slip_how">
        <source></source>
        <translation>The code shows the details; the number alone only shows the stage.</translation>
    </message>
    <message id="progress.slip_lead">
        <source></source>
        <translation>Hold the code of the slip to the scanner, or type the number.</translation>
    </message>
    <message id="progress.slip_lead_both">
        <source></source>
        <translation>Hold the code to the scanner, lay the slip under the document camera, or type the number.</translation>
    </message>
    <message id="progress.slip_lead_camera">
        <source></source>
        <translation>Lay the slip under the document camera, the code facing up, or type the number.</translation>
    </message>
    <message id="progress.slip_title">
        <source></source>
        <translation>Find one application</translation>
    </message>
    <message id="progress.slip_type">
        <source></source>
        <translation>Codes cannot be read now. Type the number on the slip.</translation>
    </message>
    <message id="progress.stage_accepted">
        <source></source>
        <translation>Accepted, in work</translation>
    </message>
    <message id="progress.stage_announced">
        <source></source>
        <translation>On its way</translation>
    </message>
    <message id="progress.stage_concluded">
        <source></source>
        <translation>Done</translation>
    </message>
    <message id="progress.stage_correction_needed">
        <source></source>
        <translation>Needs correcting</translation>
    </message>
    <message id="progress.stage_kept_here">
        <source></source>
        <translation>Kept here, not yet sent</translation>
    </message>
    <message id="progress.stage_not_accepted">
        <source></source>
        <translation>Not accepted</translation>
    </message>
    <message id="progress.stage_replaced">
        <source></source>
        <translation>Replaced by the corrected one</translation>
    </message>
    <message id="progress.ticket_answered">
        <source></source>
        <translation>Answered</translation>
    </message>
    <message id="progress.ticket_answered_what">
        <source></source>
        <translation>This is the answer. If it does not help, call us.</translation>
    </message>
    <message id="progress.ticket_waiting">
        <source></source>
        <translation>We have it; the answer is to come</translation>
    </message>
    <message id="progress.ticket_waiting_what">
        <source></source>
        <translation>Somebody is reading it. The answer comes by the day shown.</translation>
    </message>
    <message id="progress.title">
        <source></source>
        <translation>How do you want to look?</translation>
    </message>
    <message id="progress.what_accepted">
        <source></source>
        <translation>The authority is working on it, until the date below at the latest.</translation>
    </message>
    <message id="progress.what_announced">
        <source></source>
        <translation>The terminal has announced it; the contents are on their way.</translation>
    </message>
    <message id="progress.what_concluded">
        <source></source>
        <translation>You get the result the way you chose.</translation>
    </message>
    <message id="progress.what_correction_needed">
        <source></source>
        <translation>Correct what is listed and hand it in again; you need not start over.</translation>
    </message>
    <message id="progress.what_correction_needed_bare">
        <source></source>
        <translation>What to correct is shown with your card or your slip.</translation>
    </message>
    <message id="progress.what_kept_here">
        <source></source>
        <translation>It is kept here, encrypted, and is sent when the network is back.</translation>
    </message>
    <message id="progress.what_not_accepted">
        <source></source>
        <translation>The reason is below. Ask at the counter if in doubt.</translation>
    </message>
    <message id="progress.what_not_accepted_bare">
        <source></source>
        <translation>The reason is shown with your card or your slip, or at the counter.</translation>
    </message>
    <message id="progress.what_replaced">
        <source></source>
        <translation>Your corrected application is here; look at the newer one.</translation>
    </message>
    <message id="promise.agree">
        <source></source>
        <translation>I understand and commit</translation>
    </message>
    <message id="promise.conditions">
        <source></source>
        <translation>What has to hold</translation>
    </message>
    <message id="promise.lead">
        <source></source>
        <translation>You may commit only if all of this holds.</translation>
    </message>
    <message id="promise.liability">
        <source></source>
        <translation>If it is not true</translation>
    </message>
    <message id="promise.refuse">
        <source></source>
        <translation>No, I hand in the papers</translation>
    </message>
    <message id="promise.text">
        <source></source>
        <translation>The commitment</translation>
    </message>
    <message id="promise.title">
        <source></source>
        <translation>Before you sign the commitment</translation>
    </message>
    <message id="promise.version">
        <source></source>
        <translation>Commitment version %1</translation>
    </message>
    <message id="rate.1">
        <source></source>
        <translation>Very dissatisfied</translation>
    </message>
    <message id="rate.2">
        <source></source>
        <translation>Dissatisfied</translation>
    </message>
    <message id="rate.3">
        <source></source>
        <translation>Fairly satisfied</translation>
    </message>
    <message id="rate.4">
        <source></source>
        <translation>Satisfied</translation>
    </message>
    <message id="rate.5">
        <source></source>
        <translation>Very satisfied</translation>
    </message>
    <message id="rate.call">
        <source></source>
        <translation>You may call me about this</translation>
    </message>
    <message id="rate.call_hint">
        <source></source>
        <translation>Only the number in your application, only about this. Not unless you choose it.</translation>
    </message>
    <message id="rate.done">
        <source></source>
        <translation>Done</translation>
    </message>
    <message id="rate.lead">
        <source></source>
        <translation>One touch is enough. You may also skip this.</translation>
    </message>
    <message id="rate.lead_pad">
        <source></source>
        <translation>Touch the screen or press the pad. You may also skip this.</translation>
    </message>
    <message id="rate.skip">
        <source></source>
        <translation>Skip and continue</translation>
    </message>
    <message id="rate.tag_108">
        <source></source>
        <translation>Conditions that are not in the guide</translation>
    </message>
    <message id="rate.tag_109">
        <source></source>
        <translation>Papers that are not in the guide</translation>
    </message>
    <message id="rate.tag_110">
        <source></source>
        <translation>Later than the law allows</translation>
    </message>
    <message id="rate.tag_111">
        <source></source>
        <translation>Wrong samples in the guide</translation>
    </message>
    <message id="rate.tag_112">
        <source></source>
        <translation>Papers could not be sent online</translation>
    </message>
    <message id="rate.tag_113">
        <source></source>
        <translation>Sent from office to office</translation>
    </message>
    <message id="rate.tag_114">
        <source></source>
        <translation>More visits than promised</translation>
    </message>
    <message id="rate.tag_115">
        <source></source>
        <translation>Unfriendly and slow</translation>
    </message>
    <message id="rate.tag_207">
        <source></source>
        <translation>No samples of papers</translation>
    </message>
    <message id="rate.tag_208">
        <source></source>
        <translation>No list of papers</translation>
    </message>
    <message id="rate.tag_209">
        <source></source>
        <translation>Not done in time</translation>
    </message>
    <message id="rate.tag_210">
        <source></source>
        <translation>The same paper several times</translation>
    </message>
    <message id="rate.tag_211">
        <source></source>
        <translation>Promised online, but was not</translation>
    </message>
    <message id="rate.tag_212">
        <source></source>
        <translation>Booked, and queued again</translation>
    </message>
    <message id="rate.tag_213">
        <source></source>
        <translation>Staff did not know</translation>
    </message>
    <message id="rate.tag_214">
        <source></source>
        <translation>Unfriendly</translation>
    </message>
    <message id="rate.tag_307">
        <source></source>
        <translation>Told at once what was missing</translation>
    </message>
    <message id="rate.tag_308">
        <source></source>
        <translation>Samples of papers</translation>
    </message>
    <message id="rate.tag_309">
        <source></source>
        <translation>Done in the promised time</translation>
    </message>
    <message id="rate.tag_310">
        <source></source>
        <translation>The guide was right</translation>
    </message>
    <message id="rate.tag_311">
        <source></source>
        <translation>The papers of the guide were enough</translation>
    </message>
    <message id="rate.tag_312">
        <source></source>
        <translation>Delivered by post</translation>
    </message>
    <message id="rate.tag_313">
        <source></source>
        <translation>As many visits as promised</translation>
    </message>
    <message id="rate.tag_314">
        <source></source>
        <translation>Service was fair</translation>
    </message>
    <message id="rate.tag_406">
        <source></source>
        <translation>One form was enough</translation>
    </message>
    <message id="rate.tag_407">
        <source></source>
        <translation>Papers online, checked at the counter</translation>
    </message>
    <message id="rate.tag_408">
        <source></source>
        <translation>One clear list of papers</translation>
    </message>
    <message id="rate.tag_409">
        <source></source>
        <translation>A promise instead of papers</translation>
    </message>
    <message id="rate.tag_410">
        <source></source>
        <translation>Could be booked online</translation>
    </message>
    <message id="rate.tag_411">
        <source></source>
        <translation>One visit was enough</translation>
    </message>
    <message id="rate.tag_412">
        <source></source>
        <translation>Works at a terminal</translation>
    </message>
    <message id="rate.tag_413">
        <source></source>
        <translation>Good service</translation>
    </message>
    <message id="rate.tag_510">
        <source></source>
        <translation>Done at one place, at once</translation>
    </message>
    <message id="rate.tag_511">
        <source></source>
        <translation>Papers may follow later</translation>
    </message>
    <message id="rate.tag_512">
        <source></source>
        <translation>No certificates needed</translation>
    </message>
    <message id="rate.tag_513">
        <source></source>
        <translation>All of it online</translation>
    </message>
    <message id="rate.tag_514">
        <source></source>
        <translation>Works by phone</translation>
    </message>
    <message id="rate.tag_515">
        <source></source>
        <translation>Close to home</translation>
    </message>
    <message id="rate.tag_516">
        <source></source>
        <translation>No papers at all</translation>
    </message>
    <message id="rate.tag_517">
        <source></source>
        <translation>Friendly and quick</translation>
    </message>
    <message id="rate.title">
        <source></source>
        <translation>How was this service?</translation>
    </message>
    <message id="rate.why">
        <source></source>
        <translation>Thank you! What was good?</translation>
    </message>
    <message id="rate.why_bad">
        <source></source>
        <translation>We are sorry. What was wrong?</translation>
    </message>
    <message id="rate.why_lead">
        <source></source>
        <translation>Choose as many as you like, or none.</translation>
    </message>
    <message id="relation.child">
        <source></source>
        <translation>Son or daughter</translation>
    </message>
    <message id="relation.neighbour">
        <source></source>
        <translation>Neighbour or friend</translation>
    </message>
    <message id="relation.parent">
        <source></source>
        <translation>Father or mother</translation>
    </message>
    <message id="relation.relative">
        <source></source>
        <translation>Other relative</translation>
    </message>
    <message id="relation.spouse">
        <source></source>
        <translation>Husband or wife</translation>
    </message>
    <message id="relation.staff">
        <source></source>
        <translation>Staff of the village, community or employer</translation>
    </message>
    <message id="result.accepted">
        <source></source>
        <translation>Accepted</translation>
    </message>
    <message id="result.accepted_what">
        <source></source>
        <translation>The authority has accepted your application.</translation>
    </message>
    <message id="result.case_number">
        <source></source>
        <translation>Case number</translation>
    </message>
    <message id="result.correction">
        <source></source>
        <translation>Something needs correcting</translation>
    </message>
    <message id="result.correction_what">
        <source></source>
        <translation>Everything is listed here. Correct it and we go on.</translation>
    </message>
    <message id="result.decide_by">
        <source></source>
        <translation>Decision by %1</translation>
    </message>
    <message id="result.kept">
        <source></source>
        <translation>Stored, not yet accepted</translation>
    </message>
    <message id="result.kept_offline">
        <source></source>
        <translation>The network is down. It is sent when the network is back.</translation>
    </message>
    <message id="result.kept_what">
        <source></source>
        <translation>Your application is stored safely and is being sent.</translation>
    </message>
    <message id="result.next_accepted">
        <source></source>
        <translation>The authority decides in time. You need not come again.</translation>
    </message>
    <message id="result.next_answer">
        <source></source>
        <translation>You can check how far it is at any terminal.</translation>
    </message>
    <message id="result.next_ask">
        <source></source>
        <translation>If you have questions, quote the number.</translation>
    </message>
    <message id="result.next_mend">
        <source></source>
        <translation>Correct what is listed and hand it in again.</translation>
    </message>
    <message id="result.next_sent">
        <source></source>
        <translation>Your application goes to the authority by itself.</translation>
    </message>
    <message id="result.next_title">
        <source></source>
        <translation>What happens next</translation>
    </message>
    <message id="result.number">
        <source></source>
        <translation>Intake number</translation>
    </message>
    <message id="result.paper_failed">
        <source></source>
        <translation>The A4 paper was not printed</translation>
    </message>
    <message id="result.paper_printed">
        <source></source>
        <translation>Printed on A4. Please take it from the slot</translation>
    </message>
    <message id="result.paper_printing">
        <source></source>
        <translation>Printing on A4, please wait</translation>
    </message>
    <message id="result.partly">
        <source></source>
        <translation>Accepted in part</translation>
    </message>
    <message id="result.partly_what">
        <source></source>
        <translation>What can be done is accepted; the rest is explained below.</translation>
    </message>
    <message id="result.refused">
        <source></source>
        <translation>It cannot be accepted</translation>
    </message>
    <message id="result.refused_what">
        <source></source>
        <translation>All reasons are listed below.</translation>
    </message>
    <message id="result.scan_to_take">
        <source></source>
        <translation>Photograph this code: at any terminal it shows how far it is.</translation>
    </message>
    <message id="result.slip_failed">
        <source></source>
        <translation>The slip was not printed</translation>
    </message>
    <message id="result.slip_printed">
        <source></source>
        <translation>Your slip is printed. Please take it</translation>
    </message>
    <message id="result.slip_printing">
        <source></source>
        <translation>Printing your slip</translation>
    </message>
    <message id="result.supplement">
        <source></source>
        <translation>Your papers have arrived</translation>
    </message>
    <message id="result.supplement_what">
        <source></source>
        <translation>They are with your case now. Nothing else to do.</translation>
    </message>
    <message id="sample.close">
        <source></source>
        <translation>Close</translation>
    </message>
    <message id="sample.form">
        <source></source>
        <translation>Filled in</translation>
    </message>
    <message id="sample.gone">
        <source></source>
        <translation>This picture cannot be shown now. You can still apply.</translation>
    </message>
    <message id="sample.next">
        <source></source>
        <translation>Next</translation>
    </message>
    <message id="sample.place">
        <source></source>
        <translation>%1 / %2</translation>
    </message>
    <message id="sample.previous">
        <source></source>
        <translation>Previous</translation>
    </message>
    <message id="sample.right">
        <source></source>
        <translation>Like this</translation>
    </message>
    <message id="sample.shrink">
        <source></source>
        <translation>Smaller</translation>
    </message>
    <message id="sample.step">
        <source></source>
        <translation>Step {n}</translation>
    </message>
    <message id="sample.title">
        <source></source>
        <translation>Samples</translation>
    </message>
    <message id="sample.wrong">
        <source></source>
        <translation>Not like this</translation>
    </message>
    <message id="sample.zoom">
        <source></source>
        <translation>Larger</translation>
    </message>
    <message id="scan.again">
        <source></source>
        <translation>Take again</translation>
    </message>
    <message id="scan.camera_missing">
        <source></source>
        <translation>Camera not connected</translation>
    </message>
    <message id="scan.camera_missing_what">
        <source></source>
        <translation>The camera is not available. Your pages are still here. Choose another way.</translation>
    </message>
    <message id="scan.checking">
        <source></source>
        <translation>Checking</translation>
    </message>
    <message id="scan.delete">
        <source></source>
        <translation>Delete page %1</translation>
    </message>
    <message id="scan.delete_short">
        <source></source>
        <translation>Delete</translation>
    </message>
    <message id="scan.done">
        <source></source>
        <translation>Done (pages: %1)</translation>
    </message>
    <message id="scan.earlier">
        <source></source>
        <translation>Earlier</translation>
    </message>
    <message id="scan.earlier_pages">
        <source></source>
        <translation>Earlier pages</translation>
    </message>
    <message id="scan.feed">
        <source></source>
        <translation>Scan several pages in the feeder</translation>
    </message>
    <message id="scan.good">
        <source></source>
        <translation>Good. Please hold still</translation>
    </message>
    <message id="scan.is_now">
        <source></source>
        <translation>Moved. It is now page %1.</translation>
    </message>
    <message id="scan.later">
        <source></source>
        <translation>Later</translation>
    </message>
    <message id="scan.later_pages">
        <source></source>
        <translation>Later pages</translation>
    </message>
    <message id="scan.lay_flat">
        <source></source>
        <translation>Lay the paper flat, writing up.</translation>
    </message>
    <message id="scan.move_earlier">
        <source></source>
        <translation>Move page %1: Earlier</translation>
    </message>
    <message id="scan.move_later">
        <source></source>
        <translation>Move page %1: Later</translation>
    </message>
    <message id="scan.one_more">
        <source></source>
        <translation>One more page</translation>
    </message>
    <message id="scan.order">
        <source></source>
        <translation>Change order</translation>
    </message>
    <message id="scan.order_done">
        <source></source>
        <translation>Order is right</translation>
    </message>
    <message id="scan.pages_of">
        <source></source>
        <translation>Pages taken: %1 of at most %2</translation>
    </message>
    <message id="scan.shoot">
        <source></source>
        <translation>Take picture</translation>
    </message>
    <message id="scan.shooting">
        <source></source>
        <translation>Taking picture</translation>
    </message>
    <message id="scan.starting">
        <source></source>
        <translation>Starting the camera</translation>
    </message>
    <message id="scan.stop_feed">
        <source></source>
        <translation>Stop scanning</translation>
    </message>
    <message id="scan.taken">
        <source></source>
        <translation>Done. You can take the paper away</translation>
    </message>
    <message id="scan.title">
        <source></source>
        <translation>Scan: %1</translation>
    </message>
    <message id="scan.use_anyway">
        <source></source>
        <translation>Use this one anyway</translation>
    </message>
    <message id="scan.use_phone">
        <source></source>
        <translation>Use your phone</translation>
    </message>
    <message id="search.ask">
        <source></source>
        <translation>None of these? Ask at the counter or call 12345.</translation>
    </message>
    <message id="search.box">
        <source></source>
        <translation>Searching for: %1</translation>
    </message>
    <message id="search.hot">
        <source></source>
        <translation>Often searched</translation>
    </message>
    <message id="search.lead">
        <source></source>
        <translation>Type a word, for example pension. Pinyin will do, too.</translation>
    </message>
    <message id="search.none">
        <source></source>
        <translation>Nothing found</translation>
    </message>
    <message id="search.none_what">
        <source></source>
        <translation>Try another word, or touch "Get help" below.</translation>
    </message>
    <message id="search.perhaps">
        <source></source>
        <translation>Did you mean</translation>
    </message>
    <message id="search.title">
        <source></source>
        <translation>Find a service</translation>
    </message>
    <message id="sign.again">
        <source></source>
        <translation>Sign again</translation>
    </message>
    <message id="sign.commitment">
        <source></source>
        <translation>I was told what it means, I commit to it and answer for it.</translation>
    </message>
    <message id="sign.done">
        <source></source>
        <translation>Signed, hand in</translation>
    </message>
    <message id="sign.here">
        <source></source>
        <translation>Sign here</translation>
    </message>
    <message id="sign.here_or_pad">
        <source></source>
        <translation>Sign here, or on the pad beside the screen</translation>
    </message>
    <message id="sign.statement">
        <source></source>
        <translation>I confirm that my answers and documents are true and accurate.</translation>
    </message>
    <message id="sign.title">
        <source></source>
        <translation>Please sign</translation>
    </message>
    <message id="slip.a4_accepted">
        <source></source>
        <translation>Notice of acceptance</translation>
    </message>
    <message id="slip.a4_correction">
        <source></source>
        <translation>Notice of corrections needed</translation>
    </message>
    <message id="slip.a4_kept">
        <source></source>
        <translation>Intake notice</translation>
    </message>
    <message id="slip.a4_print_again">
        <source></source>
        <translation>Reprint: {name} (A4)</translation>
    </message>
    <message id="slip.a4_print_first">
        <source></source>
        <translation>Print: {name} (A4)</translation>
    </message>
    <message id="slip.a4_refused">
        <source></source>
        <translation>Notice of non-acceptance</translation>
    </message>
    <message id="slip.a4_reprint">
        <source></source>
        <translation>Reprint no. {n}</translation>
    </message>
    <message id="slip.a4_test">
        <source></source>
        <translation>Print test</translation>
    </message>
    <message id="slip.accepted_hint">
        <source></source>
        <translation>Quote this number to ask about progress.</translation>
    </message>
    <message id="slip.answer_by">
        <source></source>
        <translation>Answered by</translation>
    </message>
    <message id="slip.authority">
        <source></source>
        <translation>Authority</translation>
    </message>
    <message id="slip.booking_bring">
        <source></source>
        <translation>Please bring:</translation>
    </message>
    <message id="slip.booking_cancel">
        <source></source>
        <translation>If you cannot come, cancel at any terminal or by phone.</translation>
    </message>
    <message id="slip.booking_card">
        <source></source>
        <translation>Bring your own identity card and come ten minutes early.</translation>
    </message>
    <message id="slip.booking_number">
        <source></source>
        <translation>Booking number:</translation>
    </message>
    <message id="slip.booking_title">
        <source></source>
        <translation>Booking slip</translation>
    </message>
    <message id="slip.bring_later">
        <source></source>
        <translation>Hand in what is to follow at any terminal, with this code.</translation>
    </message>
    <message id="slip.by_agent">
        <source></source>
        <translation>Handed in by an agent.</translation>
    </message>
    <message id="slip.case_number">
        <source></source>
        <translation>Case number</translation>
    </message>
    <message id="slip.commitment">
        <source></source>
        <translation>Commitment signed, version {version}</translation>
    </message>
    <message id="slip.correction">
        <source></source>
        <translation>Not accepted yet. Please mend this first:</translation>
    </message>
    <message id="slip.decide_by">
        <source></source>
        <translation>Decision by</translation>
    </message>
    <message id="slip.due_by">
        <source></source>
        <translation>by {day}</translation>
    </message>
    <message id="slip.item">
        <source></source>
        <translation>Service</translation>
    </message>
    <message id="slip.keep_this">
        <source></source>
        <translation>Please keep this paper. You need it later.</translation>
    </message>
    <message id="slip.kept_at">
        <source></source>
        <translation>Stored at</translation>
    </message>
    <message id="slip.later_answers_only">
        <source></source>
        <translation>Only answers are kept, no papers or photos.</translation>
    </message>
    <message id="slip.later_both">
        <source></source>
        <translation>The code and your own identity card are both needed.</translation>
    </message>
    <message id="slip.later_code">
        <source></source>
        <translation>Your code:</translation>
    </message>
    <message id="slip.later_how">
        <source></source>
        <translation>At any terminal press Continue, or tell the code at the counter.</translation>
    </message>
    <message id="slip.later_offline">
        <source></source>
        <translation>There was no network. It works once this machine is online again, for {days} days.</translation>
    </message>
    <message id="slip.later_title">
        <source></source>
        <translation>Code to continue</translation>
    </message>
    <message id="slip.later_until">
        <source></source>
        <translation>Can be used until {day}</translation>
    </message>
    <message id="slip.materials_due">
        <source></source>
        <translation>Documents to follow</translation>
    </message>
    <message id="slip.not_yet_accepted">
        <source></source>
        <translation>Stored, not yet accepted. It is sent when the network is back.</translation>
    </message>
    <message id="slip.number">
        <source></source>
        <translation>Intake number</translation>
    </message>
    <message id="slip.part_accepted">
        <source></source>
        <translation>Accepted</translation>
    </message>
    <message id="slip.part_asked">
        <source></source>
        <translation>Included</translation>
    </message>
    <message id="slip.part_correction">
        <source></source>
        <translation>To be corrected</translation>
    </message>
    <message id="slip.part_kept">
        <source></source>
        <translation>Received</translation>
    </message>
    <message id="slip.part_refused">
        <source></source>
        <translation>Not possible here</translation>
    </message>
    <message id="slip.parts">
        <source></source>
        <translation>{n} matters in one go</translation>
    </message>
    <message id="slip.phone">
        <source></source>
        <translation>Phone</translation>
    </message>
    <message id="slip.place">
        <source></source>
        <translation>Handled in</translation>
    </message>
    <message id="slip.place_how">
        <source></source>
        <translation>We only take papers in; that place decides.</translation>
    </message>
    <message id="slip.place_originals">
        <source></source>
        <translation>Originals are verified there: {address}</translation>
    </message>
    <message id="slip.place_result">
        <source></source>
        <translation>Ask there for the result, phone {phone}</translation>
    </message>
    <message id="slip.refused">
        <source></source>
        <translation>It cannot be accepted, because:</translation>
    </message>
    <message id="slip.scan_to_check">
        <source></source>
        <translation>Show this code at any terminal to check</translation>
    </message>
    <message id="slip.site">
        <source></source>
        <translation>Service point</translation>
    </message>
    <message id="slip.spared">
        <source></source>
        <translation>Papers you did not have to bring: {n}.</translation>
    </message>
    <message id="slip.supplement_to">
        <source></source>
        <translation>Added to case</translation>
    </message>
    <message id="slip.title_accepted">
        <source></source>
        <translation>Acceptance receipt</translation>
    </message>
    <message id="slip.title_kept">
        <source></source>
        <translation>Intake slip</translation>
    </message>
    <message id="slip.title_supplement">
        <source></source>
        <translation>Receipt for papers handed in later</translation>
    </message>
    <message id="slip.title_ticket">
        <source></source>
        <translation>Receipt of your message</translation>
    </message>
    <message id="source.e_licence">
        <source></source>
        <translation>E-licence</translation>
    </message>
    <message id="source.identity_card">
        <source></source>
        <translation>ID card</translation>
    </message>
    <message id="source.paper">
        <source></source>
        <translation>From the paper you handed in</translation>
    </message>
    <message id="source.resident">
        <source></source>
        <translation>You</translation>
    </message>
    <message id="source.social_card">
        <source></source>
        <translation>Social security card</translation>
    </message>
    <message id="step.check">
        <source></source>
        <translation>Check</translation>
    </message>
    <message id="step.find">
        <source></source>
        <translation>Find</translation>
    </message>
    <message id="step.finish">
        <source></source>
        <translation>Finish</translation>
    </message>
    <message id="step.form">
        <source></source>
        <translation>Form</translation>
    </message>
    <message id="step.identity">
        <source></source>
        <translation>ID card</translation>
    </message>
    <message id="step.materials">
        <source></source>
        <translation>Papers</translation>
    </message>
    <message id="step.sign">
        <source></source>
        <translation>Sign</translation>
    </message>
    <message id="supplement.finding">
        <source></source>
        <translation>Looking up what is still due</translation>
    </message>
    <message id="supplement.finding_text">
        <source></source>
        <translation>One moment. You may take your card back.</translation>
    </message>
    <message id="supplement.how">
        <source></source>
        <translation>Hold the code to the scanner, a hand's width away.</translation>
    </message>
    <message id="supplement.how_both">
        <source></source>
        <translation>Hold the code to the scanner, or lay the slip flat under the document camera.</translation>
    </message>
    <message id="supplement.how_camera">
        <source></source>
        <translation>Lay the slip flat under the document camera, the code facing up.</translation>
    </message>
    <message id="supplement.lead">
        <source></source>
        <translation>For papers that were to follow. Use the slip printed when you applied.</translation>
    </message>
    <message id="supplement.materials_lead">
        <source></source>
        <translation>Hand in what you have; the rest may follow in time.</translation>
    </message>
    <message id="supplement.materials_title">
        <source></source>
        <translation>These are still due</translation>
    </message>
    <message id="supplement.not_found">
        <source></source>
        <translation>Not found</translation>
    </message>
    <message id="supplement.notice_name">
        <source></source>
        <translation>Hand in missing papers</translation>
    </message>
    <message id="supplement.sign">
        <source></source>
        <translation>I hand in these papers and declare them genuine.</translation>
    </message>
    <message id="supplement.title">
        <source></source>
        <translation>Show the code on your slip</translation>
    </message>
    <message id="take.card">
        <source></source>
        <translation>Your ID card</translation>
    </message>
    <message id="take.card_lies">
        <source></source>
        <translation>Your card is still on the reader. Please lift it and take it with you.</translation>
    </message>
    <message id="take.card_where">
        <source></source>
        <translation>On the card reader</translation>
    </message>
    <message id="take.done">
        <source></source>
        <translation>I have everything</translation>
    </message>
    <message id="take.lead">
        <source></source>
        <translation>Please leave nothing behind.</translation>
    </message>
    <message id="take.papers">
        <source></source>
        <translation>Your original papers</translation>
    </message>
    <message id="take.papers_where">
        <source></source>
        <translation>Under the document camera</translation>
    </message>
    <message id="take.remind">
        <source></source>
        <translation>Please take your ID card</translation>
    </message>
    <message id="take.remind_text">
        <source></source>
        <translation>Your ID card may still be on the reader.</translation>
    </message>
    <message id="take.slip">
        <source></source>
        <translation>Your slip</translation>
    </message>
    <message id="take.slip_where">
        <source></source>
        <translation>At the paper slot</translation>
    </message>
    <message id="take.title">
        <source></source>
        <translation>Take your things</translation>
    </message>
    <message id="tech.again">
        <source></source>
        <translation>Test again</translation>
    </message>
    <message id="tech.alarm.not_authorised">
        <source></source>
        <translation>The platform does not know this kiosk. Everything kept is still here. Call the platform's administrator.</translation>
    </message>
    <message id="tech.box.accepted">
        <source></source>
        <translation>Accepted</translation>
    </message>
    <message id="tech.box.conserved">
        <source></source>
        <translation>Every case accounted for</translation>
    </message>
    <message id="tech.box.in_flight">
        <source></source>
        <translation>On the way</translation>
    </message>
    <message id="tech.box.kept">
        <source></source>
        <translation>Waiting</translation>
    </message>
    <message id="tech.box.oldest">
        <source></source>
        <translation>Oldest has waited</translation>
    </message>
    <message id="tech.box.otherwise">
        <source></source>
        <translation>To be corrected or refused</translation>
    </message>
    <message id="tech.box.parked">
        <source></source>
        <translation>Forms kept for later</translation>
    </message>
    <message id="tech.box.quarantined">
        <source></source>
        <translation>Quarantined, needs a person</translation>
    </message>
    <message id="tech.box.ratings">
        <source></source>
        <translation>Ratings waiting</translation>
    </message>
    <message id="tech.broken">
        <source></source>
        <translation>Broken</translation>
    </message>
    <message id="tech.care.bad">
        <source></source>
        <translation>Something does not work</translation>
    </message>
    <message id="tech.care.ok">
        <source></source>
        <translation>All is well</translation>
    </message>
    <message id="tech.care.warn">
        <source></source>
        <translation>Wants attention</translation>
    </message>
    <message id="tech.care_again">
        <source></source>
        <translation>Look now</translation>
    </message>
    <message id="tech.care_lead.bad">
        <source></source>
        <translation>Looked at {at}: something does not work.</translation>
    </message>
    <message id="tech.care_lead.ok">
        <source></source>
        <translation>Looked at {at}: all is well.</translation>
    </message>
    <message id="tech.care_lead.warn">
        <source></source>
        <translation>Looked at {at}: a few things want attention.</translation>
    </message>
    <message id="tech.care_never">
        <source></source>
        <translation>Not done yet.</translation>
    </message>
    <message id="tech.care_print">
        <source></source>
        <translation>Print the report</translation>
    </message>
    <message id="tech.care_printing">
        <source></source>
        <translation>The report was sent to the printer.</translation>
    </message>
    <message id="tech.care_reason">
        <source></source>
        <translation>Reason: {why}.</translation>
    </message>
    <message id="tech.care_running">
        <source></source>
        <translation>Looking. One moment.</translation>
    </message>
    <message id="tech.close_lead">
        <source></source>
        <translation>To close it, choose why. Residents will read this sentence.</translation>
    </message>
    <message id="tech.closed.maintenance">
        <source></source>
        <translation>Maintenance is under way; please come back later</translation>
    </message>
    <message id="tech.closed.moved">
        <source></source>
        <translation>This terminal is moving; please use another one</translation>
    </message>
    <message id="tech.closed.paper">
        <source></source>
        <translation>Out of paper; a new roll is on its way</translation>
    </message>
    <message id="tech.closed.power">
        <source></source>
        <translation>Power cut and the battery is nearly empty. Service resumes when the power is back</translation>
    </message>
    <message id="tech.closed.site_closed">
        <source></source>
        <translation>This service point is closed today</translation>
    </message>
    <message id="tech.code.aborted">
        <source></source>
        <translation>The printer gave the job up</translation>
    </message>
    <message id="tech.code.absent">
        <source></source>
        <translation>The device was not found</translation>
    </message>
    <message id="tech.code.access_denied">
        <source></source>
        <translation>No permission to use the scanner</translation>
    </message>
    <message id="tech.code.armed">
        <source></source>
        <translation>Waiting for a code</translation>
    </message>
    <message id="tech.code.asking">
        <source></source>
        <translation>Waiting for a key</translation>
    </message>
    <message id="tech.code.bad_answer">
        <source></source>
        <translation>Its answer makes no sense</translation>
    </message>
    <message id="tech.code.bad_check_digit">
        <source></source>
        <translation>The number on the card fails its check</translation>
    </message>
    <message id="tech.code.bad_document">
        <source></source>
        <translation>The printer does not understand the document</translation>
    </message>
    <message id="tech.code.bad_picture">
        <source></source>
        <translation>The page came damaged</translation>
    </message>
    <message id="tech.code.bad_setting">
        <source></source>
        <translation>It cannot do what the settings ask</translation>
    </message>
    <message id="tech.code.bad_slip">
        <source></source>
        <translation>The slip cannot be printed as it is</translation>
    </message>
    <message id="tech.code.battery_low">
        <source></source>
        <translation>The battery is nearly empty</translation>
    </message>
    <message id="tech.code.broken_off">
        <source></source>
        <translation>The connection broke off</translation>
    </message>
    <message id="tech.code.broker_away">
        <source></source>
        <translation>The device service does not answer</translation>
    </message>
    <message id="tech.code.broker_stranger">
        <source></source>
        <translation>Another user runs the device service</translation>
    </message>
    <message id="tech.code.busy">
        <source></source>
        <translation>Busy</translation>
    </message>
    <message id="tech.code.camera_lost">
        <source></source>
        <translation>The camera was lost while taking a picture</translation>
    </message>
    <message id="tech.code.cancelled">
        <source></source>
        <translation>Cancelled</translation>
    </message>
    <message id="tech.code.cancelled_at_printer">
        <source></source>
        <translation>Cancelled at the printer</translation>
    </message>
    <message id="tech.code.card_left">
        <source></source>
        <translation>A card was left on the reader</translation>
    </message>
    <message id="tech.code.card_locked">
        <source></source>
        <translation>The card is locked</translation>
    </message>
    <message id="tech.code.card_moved">
        <source></source>
        <translation>The card moved while it was read</translation>
    </message>
    <message id="tech.code.card_silent">
        <source></source>
        <translation>The card does not answer</translation>
    </message>
    <message id="tech.code.certificate">
        <source></source>
        <translation>The certificate is not trusted</translation>
    </message>
    <message id="tech.code.clock_off">
        <source></source>
        <translation>The clock is off by more than 60 s</translation>
    </message>
    <message id="tech.code.code_too_long">
        <source></source>
        <translation>The code is too long to print</translation>
    </message>
    <message id="tech.code.cover_open">
        <source></source>
        <translation>The cover is open</translation>
    </message>
    <message id="tech.code.crashed">
        <source></source>
        <translation>The scanning program crashed</translation>
    </message>
    <message id="tech.code.cutter_error">
        <source></source>
        <translation>The cutter is stuck</translation>
    </message>
    <message id="tech.code.device_absent">
        <source></source>
        <translation>The device is away; the command was not carried out</translation>
    </message>
    <message id="tech.code.device_taken">
        <source></source>
        <translation>Another program has it</translation>
    </message>
    <message id="tech.code.device_unknown">
        <source></source>
        <translation>The device service has no such device</translation>
    </message>
    <message id="tech.code.door_open">
        <source></source>
        <translation>The machine door is open</translation>
    </message>
    <message id="tech.code.double_feed">
        <source></source>
        <translation>double feed</translation>
    </message>
    <message id="tech.code.error">
        <source></source>
        <translation>The device reports an error</translation>
    </message>
    <message id="tech.code.feeding">
        <source></source>
        <translation>feeding</translation>
    </message>
    <message id="tech.code.gone">
        <source></source>
        <translation>The reading broke off</translation>
    </message>
    <message id="tech.code.host_garbled">
        <source></source>
        <translation>The driver garbled and is started again</translation>
    </message>
    <message id="tech.code.host_hung">
        <source></source>
        <translation>The driver hung and is started again</translation>
    </message>
    <message id="tech.code.host_lost">
        <source></source>
        <translation>The driver stopped and is started again</translation>
    </message>
    <message id="tech.code.host_unstartable">
        <source></source>
        <translation>The driver cannot be started</translation>
    </message>
    <message id="tech.code.in_use">
        <source></source>
        <translation>Another program has it</translation>
    </message>
    <message id="tech.code.incomplete">
        <source></source>
        <translation>Only a part of the code came</translation>
    </message>
    <message id="tech.code.io_error">
        <source></source>
        <translation>Input or output failed: check cable and power</translation>
    </message>
    <message id="tech.code.jam">
        <source></source>
        <translation>paper jam</translation>
    </message>
    <message id="tech.code.lamp_missing">
        <source></source>
        <translation>The lamp was not found</translation>
    </message>
    <message id="tech.code.link_lost">
        <source></source>
        <translation>The link was lost</translation>
    </message>
    <message id="tech.code.missing">
        <source></source>
        <translation>No such port: check the cable</translation>
    </message>
    <message id="tech.code.needs_platform">
        <source></source>
        <translation>Only the ministry's platform can open this card</translation>
    </message>
    <message id="tech.code.no_access">
        <source></source>
        <translation>No permission: check the udev rules</translation>
    </message>
    <message id="tech.code.no_answer">
        <source></source>
        <translation>No answer</translation>
    </message>
    <message id="tech.code.no_feeder">
        <source></source>
        <translation>This scanner has no feeder</translation>
    </message>
    <message id="tech.code.no_font">
        <source></source>
        <translation>The font for printing is missing</translation>
    </message>
    <message id="tech.code.no_job_id">
        <source></source>
        <translation>The printer gave the job no number</translation>
    </message>
    <message id="tech.code.no_library">
        <source></source>
        <translation>libusb is not installed</translation>
    </message>
    <message id="tech.code.no_memory">
        <source></source>
        <translation>Out of memory</translation>
    </message>
    <message id="tech.code.no_mjpg">
        <source></source>
        <translation>The camera offers no MJPG</translation>
    </message>
    <message id="tech.code.no_paper">
        <source></source>
        <translation>feeder empty</translation>
    </message>
    <message id="tech.code.no_pdf">
        <source></source>
        <translation>does not take PDF</translation>
    </message>
    <message id="tech.code.no_picture">
        <source></source>
        <translation>The camera gives no picture</translation>
    </message>
    <message id="tech.code.no_pipes">
        <source></source>
        <translation>This USB device lacks the pipes it should have</translation>
    </message>
    <message id="tech.code.no_service">
        <source></source>
        <translation>The card service is not running</translation>
    </message>
    <message id="tech.code.no_size">
        <source></source>
        <translation>Its size is not known: say it in the settings</translation>
    </message>
    <message id="tech.code.no_sound">
        <source></source>
        <translation>No sound comes out</translation>
    </message>
    <message id="tech.code.no_such_device">
        <source></source>
        <translation>The scanner was not found</translation>
    </message>
    <message id="tech.code.no_such_name">
        <source></source>
        <translation>The name is not known</translation>
    </message>
    <message id="tech.code.no_voice">
        <source></source>
        <translation>espeak-ng or alsa-utils is not installed</translation>
    </message>
    <message id="tech.code.not_accepting">
        <source></source>
        <translation>The printer accepts no jobs</translation>
    </message>
    <message id="tech.code.not_authorised">
        <source></source>
        <translation>The security module is not authorised</translation>
    </message>
    <message id="tech.code.not_identity_card">
        <source></source>
        <translation>Not an identity card</translation>
    </message>
    <message id="tech.code.not_social_card">
        <source></source>
        <translation>Not a social security card</translation>
    </message>
    <message id="tech.code.offline">
        <source></source>
        <translation>The printer is offline</translation>
    </message>
    <message id="tech.code.ok">
        <source></source>
        <translation>In order</translation>
    </message>
    <message id="tech.code.on_battery">
        <source></source>
        <translation>Running on battery</translation>
    </message>
    <message id="tech.code.only_torn_pictures">
        <source></source>
        <translation>Only damaged pictures come from the camera</translation>
    </message>
    <message id="tech.code.paper_near_end">
        <source></source>
        <translation>Paper is running out</translation>
    </message>
    <message id="tech.code.paper_out">
        <source></source>
        <translation>Out of paper</translation>
    </message>
    <message id="tech.code.paused">
        <source></source>
        <translation>paused</translation>
    </message>
    <message id="tech.code.photo_crashed">
        <source></source>
        <translation>The photo decoder crashed; no photo is shown</translation>
    </message>
    <message id="tech.code.photo_late">
        <source></source>
        <translation>The photo decoder took too long; no photo is shown</translation>
    </message>
    <message id="tech.code.photo_no_decoder">
        <source></source>
        <translation>The photo decoder in the settings is not installed</translation>
    </message>
    <message id="tech.code.photo_wrong">
        <source></source>
        <translation>The photo decoder gave no photo; none is shown</translation>
    </message>
    <message id="tech.code.printing">
        <source></source>
        <translation>printing</translation>
    </message>
    <message id="tech.code.reader_missing">
        <source></source>
        <translation>No reader was found</translation>
    </message>
    <message id="tech.code.reading">
        <source></source>
        <translation>Reading a card</translation>
    </message>
    <message id="tech.code.refused">
        <source></source>
        <translation>The device refused</translation>
    </message>
    <message id="tech.code.renewing">
        <source></source>
        <translation>Its process is being renewed</translation>
    </message>
    <message id="tech.code.self_test_failed">
        <source></source>
        <translation>Its self-test failed</translation>
    </message>
    <message id="tech.code.signing">
        <source></source>
        <translation>Waiting for ink</translation>
    </message>
    <message id="tech.code.silent">
        <source></source>
        <translation>No answer</translation>
    </message>
    <message id="tech.code.spool_full">
        <source></source>
        <translation>The print queue is full</translation>
    </message>
    <message id="tech.code.stalled">
        <source></source>
        <translation>The camera stopped</translation>
    </message>
    <message id="tech.code.stopped">
        <source></source>
        <translation>stopped</translation>
    </message>
    <message id="tech.code.stuck">
        <source></source>
        <translation>The port takes no bytes</translation>
    </message>
    <message id="tech.code.switches_missing">
        <source></source>
        <translation>The switches were not found</translation>
    </message>
    <message id="tech.code.timeout">
        <source></source>
        <translation>No answer in time</translation>
    </message>
    <message id="tech.code.tls">
        <source></source>
        <translation>The encrypted connection failed</translation>
    </message>
    <message id="tech.code.toner_low">
        <source></source>
        <translation>toner low</translation>
    </message>
    <message id="tech.code.toner_out">
        <source></source>
        <translation>out of toner</translation>
    </message>
    <message id="tech.code.too_large">
        <source></source>
        <translation>The picture is too large</translation>
    </message>
    <message id="tech.code.too_long">
        <source></source>
        <translation>The code is too long</translation>
    </message>
    <message id="tech.code.torn">
        <source></source>
        <translation>The picture came damaged</translation>
    </message>
    <message id="tech.code.torn_pictures">
        <source></source>
        <translation>Some pictures from the camera are damaged</translation>
    </message>
    <message id="tech.code.tray_full">
        <source></source>
        <translation>The output tray is full</translation>
    </message>
    <message id="tech.code.tray_nearly_full">
        <source></source>
        <translation>The output tray is nearly full</translation>
    </message>
    <message id="tech.code.truncated">
        <source></source>
        <translation>Only a part of the page came</translation>
    </message>
    <message id="tech.code.unconfirmed">
        <source></source>
        <translation>Whether it was printed cannot be told</translation>
    </message>
    <message id="tech.code.unknown_lamp">
        <source></source>
        <translation>The settings have no such lamp</translation>
    </message>
    <message id="tech.code.unknown_protocol">
        <source></source>
        <translation>The card speaks another protocol</translation>
    </message>
    <message id="tech.code.unplugged">
        <source></source>
        <translation>The cable was pulled</translation>
    </message>
    <message id="tech.code.unpowered">
        <source></source>
        <translation>The card has no power</translation>
    </message>
    <message id="tech.code.unreachable">
        <source></source>
        <translation>Cannot be reached</translation>
    </message>
    <message id="tech.code.unreadable">
        <source></source>
        <translation>The card cannot be read</translation>
    </message>
    <message id="tech.code.ups_silent">
        <source></source>
        <translation>The power supply does not answer</translation>
    </message>
    <message id="tech.deed.DeviceJudged">
        <source></source>
        <translation>Device tested</translation>
    </message>
    <message id="tech.deed.NetworkJudged">
        <source></source>
        <translation>Network tested</translation>
    </message>
    <message id="tech.deed.PaperRenewed">
        <source></source>
        <translation>Paper changed</translation>
    </message>
    <message id="tech.deed.PowerUsed">
        <source></source>
        <translation>Restart or power off</translation>
    </message>
    <message id="tech.deed.ReadinessWasPrinted">
        <source></source>
        <translation>Report printed</translation>
    </message>
    <message id="tech.deed.SelfTestWasAsked">
        <source></source>
        <translation>Self-test asked for</translation>
    </message>
    <message id="tech.deed.SendingAsked">
        <source></source>
        <translation>Sending asked for</translation>
    </message>
    <message id="tech.deed.ServiceWasClosed">
        <source></source>
        <translation>Service closed</translation>
    </message>
    <message id="tech.deed.ServiceWasOpened">
        <source></source>
        <translation>Service opened</translation>
    </message>
    <message id="tech.deed.SignInRefused">
        <source></source>
        <translation>Sign-in refused</translation>
    </message>
    <message id="tech.deed.SignedIn">
        <source></source>
        <translation>Signed in</translation>
    </message>
    <message id="tech.deed.SignedOut">
        <source></source>
        <translation>Signed out</translation>
    </message>
    <message id="tech.deed.ThingFound">
        <source></source>
        <translation>Thing found</translation>
    </message>
    <message id="tech.deed.ThingGiven">
        <source></source>
        <translation>Thing given away</translation>
    </message>
    <message id="tech.devices">
        <source></source>
        <translation>Devices</translation>
    </message>
    <message id="tech.disk">
        <source></source>
        <translation>Free disk space</translation>
    </message>
    <message id="tech.found_lead">
        <source></source>
        <translation>Note what and where, never a name or number. Touch a thing to note who has it now.</translation>
    </message>
    <message id="tech.given_away">
        <source></source>
        <translation>Given away</translation>
    </message>
    <message id="tech.given_to">
        <source></source>
        <translation>Who has no. {n} now?</translation>
    </message>
    <message id="tech.kind.bank_card">
        <source></source>
        <translation>Bank card</translation>
    </message>
    <message id="tech.kind.id_card">
        <source></source>
        <translation>ID card</translation>
    </message>
    <message id="tech.kind.other">
        <source></source>
        <translation>Something else</translation>
    </message>
    <message id="tech.kind.paper">
        <source></source>
        <translation>Papers</translation>
    </message>
    <message id="tech.kind.social_card">
        <source></source>
        <translation>Social security card</translation>
    </message>
    <message id="tech.lay">
        <source></source>
        <translation>{place}, {at}</translation>
    </message>
    <message id="tech.line">
        <source></source>
        <translation>Line</translation>
    </message>
    <message id="tech.login.checking">
        <source></source>
        <translation>Checking…</translation>
    </message>
    <message id="tech.login.entered">
        <source></source>
        <translation>%1 digits entered</translation>
    </message>
    <message id="tech.login.go">
        <source></source>
        <translation>Enter</translation>
    </message>
    <message id="tech.login.lead">
        <source></source>
        <translation>Enter your PIN or time code.</translation>
    </message>
    <message id="tech.login.locked">
        <source></source>
        <translation>Too many wrong tries: locked. Wait {time}.</translation>
    </message>
    <message id="tech.login.not_set_up">
        <source></source>
        <translation>No PIN is set. Run menkou technician set-pin on the command line.</translation>
    </message>
    <message id="tech.login.title">
        <source></source>
        <translation>Technician sign-in</translation>
    </message>
    <message id="tech.login.wrong">
        <source></source>
        <translation>Wrong. {left} tries left before it locks.</translation>
    </message>
    <message id="tech.looking">
        <source></source>
        <translation>Looking…</translation>
    </message>
    <message id="tech.machine">
        <source></source>
        <translation>This machine</translation>
    </message>
    <message id="tech.net.clock">
        <source></source>
        <translation>Clock</translation>
    </message>
    <message id="tech.net.dns">
        <source></source>
        <translation>Name service</translation>
    </message>
    <message id="tech.net.platform">
        <source></source>
        <translation>Platform</translation>
    </message>
    <message id="tech.net.tcp">
        <source></source>
        <translation>Connection</translation>
    </message>
    <message id="tech.net.tls">
        <source></source>
        <translation>Encryption</translation>
    </message>
    <message id="tech.network_running">
        <source></source>
        <translation>Testing, at most a minute…</translation>
    </message>
    <message id="tech.never">
        <source></source>
        <translation>Not recorded</translation>
    </message>
    <message id="tech.no">
        <source></source>
        <translation>No: call support</translation>
    </message>
    <message id="tech.not_tested">
        <source></source>
        <translation>Not tested yet</translation>
    </message>
    <message id="tech.note.bank_card">
        <source></source>
        <translation>Note a bank card</translation>
    </message>
    <message id="tech.note.id_card">
        <source></source>
        <translation>Note an ID card</translation>
    </message>
    <message id="tech.note.other">
        <source></source>
        <translation>Note something else</translation>
    </message>
    <message id="tech.note.paper">
        <source></source>
        <translation>Note papers</translation>
    </message>
    <message id="tech.note.social_card">
        <source></source>
        <translation>Note a social security card</translation>
    </message>
    <message id="tech.nothing_waits">
        <source></source>
        <translation>Nothing waits</translation>
    </message>
    <message id="tech.offset">
        <source></source>
        <translation>{s} s from the platform</translation>
    </message>
    <message id="tech.offset_unknown">
        <source></source>
        <translation>Not yet compared with the platform</translation>
    </message>
    <message id="tech.open_service">
        <source></source>
        <translation>Open the service</translation>
    </message>
    <message id="tech.outbox_lead">
        <source></source>
        <translation>Counts and times only; nobody here can read a case.</translation>
    </message>
    <message id="tech.outcome.failed">
        <source></source>
        <translation>Failed</translation>
    </message>
    <message id="tech.outcome.not_applicable">
        <source></source>
        <translation>Not needed</translation>
    </message>
    <message id="tech.outcome.ok">
        <source></source>
        <translation>Passed</translation>
    </message>
    <message id="tech.outcome.skipped">
        <source></source>
        <translation>Not tested</translation>
    </message>
    <message id="tech.page.care">
        <source></source>
        <translation>Self-test</translation>
    </message>
    <message id="tech.page.consumables">
        <source></source>
        <translation>Consumables</translation>
    </message>
    <message id="tech.page.device_tests">
        <source></source>
        <translation>Device tests</translation>
    </message>
    <message id="tech.page.found">
        <source></source>
        <translation>Things left behind</translation>
    </message>
    <message id="tech.page.network">
        <source></source>
        <translation>Network test</translation>
    </message>
    <message id="tech.page.outbox">
        <source></source>
        <translation>Outbox</translation>
    </message>
    <message id="tech.page.power">
        <source></source>
        <translation>Restart and power off</translation>
    </message>
    <message id="tech.page.reprint">
        <source></source>
        <translation>Reprint a notice</translation>
    </message>
    <message id="tech.page.service">
        <source></source>
        <translation>Open or close</translation>
    </message>
    <message id="tech.page.trail">
        <source></source>
        <translation>Record of actions</translation>
    </message>
    <message id="tech.paper_changed">
        <source></source>
        <translation>New roll is in: count anew</translation>
    </message>
    <message id="tech.paper_changed_on">
        <source></source>
        <translation>Roll changed</translation>
    </message>
    <message id="tech.paper_counted">
        <source></source>
        <translation>Estimated from the slips</translation>
    </message>
    <message id="tech.paper_used">
        <source></source>
        <translation>Paper used</translation>
    </message>
    <message id="tech.parked">
        <source></source>
        <translation>{n} waiting, {sent} at the platform</translation>
    </message>
    <message id="tech.parked_refused">
        <source></source>
        <translation>, {n} not taken</translation>
    </message>
    <message id="tech.place.around">
        <source></source>
        <translation>Around the machine</translation>
    </message>
    <message id="tech.place.plate">
        <source></source>
        <translation>Under the camera</translation>
    </message>
    <message id="tech.place.reader">
        <source></source>
        <translation>On the card reader</translation>
    </message>
    <message id="tech.place.slot">
        <source></source>
        <translation>At the paper slot</translation>
    </message>
    <message id="tech.power.power_off">
        <source></source>
        <translation>Power off</translation>
    </message>
    <message id="tech.power.restart">
        <source></source>
        <translation>Restart the application</translation>
    </message>
    <message id="tech.power_lead">
        <source></source>
        <translation>Nobody is being served. Nothing kept is lost.</translation>
    </message>
    <message id="tech.queue">
        <source></source>
        <translation>Waiting to be sent</translation>
    </message>
    <message id="tech.saw.battery_low_off">
        <source></source>
        <translation>The battery is good</translation>
    </message>
    <message id="tech.saw.battery_low_on">
        <source></source>
        <translation>The battery is nearly empty</translation>
    </message>
    <message id="tech.saw.card_refused">
        <source></source>
        <translation>There is a card, but it was not read.</translation>
    </message>
    <message id="tech.saw.card_right">
        <source></source>
        <translation>Read, check digit right.</translation>
    </message>
    <message id="tech.saw.card_wrong_digit">
        <source></source>
        <translation>Read, check digit wrong.</translation>
    </message>
    <message id="tech.saw.code_read">
        <source></source>
        <translation>Read, {n} characters.</translation>
    </message>
    <message id="tech.saw.code_read_test">
        <source></source>
        <translation>Read test code {start}…, {n} characters.</translation>
    </message>
    <message id="tech.saw.code_refused">
        <source></source>
        <translation>There is a code, but it was not read.</translation>
    </message>
    <message id="tech.saw.door_off">
        <source></source>
        <translation>The door was closed</translation>
    </message>
    <message id="tech.saw.door_on">
        <source></source>
        <translation>The door was opened</translation>
    </message>
    <message id="tech.saw.headset_off">
        <source></source>
        <translation>The headset was unplugged</translation>
    </message>
    <message id="tech.saw.headset_on">
        <source></source>
        <translation>A headset was plugged in</translation>
    </message>
    <message id="tech.saw.ink">
        <source></source>
        <translation>Ink came in.</translation>
    </message>
    <message id="tech.saw.key">
        <source></source>
        <translation>Key {n} was pressed.</translation>
    </message>
    <message id="tech.saw.mains_off">
        <source></source>
        <translation>Mains power is gone; running on battery</translation>
    </message>
    <message id="tech.saw.mains_on">
        <source></source>
        <translation>Mains power is there</translation>
    </message>
    <message id="tech.saw.no_key">
        <source></source>
        <translation>No key was pressed.</translation>
    </message>
    <message id="tech.saw.no_pages">
        <source></source>
        <translation>No page came through.</translation>
    </message>
    <message id="tech.saw.not_printed">
        <source></source>
        <translation>It was not printed.</translation>
    </message>
    <message id="tech.saw.not_there">
        <source></source>
        <translation>The device is not there.</translation>
    </message>
    <message id="tech.saw.pages">
        <source></source>
        <translation>{n} pages came through.</translation>
    </message>
    <message id="tech.saw.picture">
        <source></source>
        <translation>There is a picture. See if it is sharp.</translation>
    </message>
    <message id="tech.saw.printed">
        <source></source>
        <translation>The printer says it is out. Look at the paper.</translation>
    </message>
    <message id="tech.send_now">
        <source></source>
        <translation>Send now</translation>
    </message>
    <message id="tech.sending">
        <source></source>
        <translation>It was told to try at once.</translation>
    </message>
    <message id="tech.service_is_closed">
        <source></source>
        <translation>The service is closed</translation>
    </message>
    <message id="tech.service_is_open">
        <source></source>
        <translation>The service is open</translation>
    </message>
    <message id="tech.slip.text">
        <source></source>
        <translation>This proves nothing. 0123456789</translation>
    </message>
    <message id="tech.slip.title">
        <source></source>
        <translation>Test slip</translation>
    </message>
    <message id="tech.slips">
        <source></source>
        <translation>Slips since the last roll</translation>
    </message>
    <message id="tech.state.absent">
        <source></source>
        <translation>Not connected</translation>
    </message>
    <message id="tech.state.busy">
        <source></source>
        <translation>Busy</translation>
    </message>
    <message id="tech.state.degraded">
        <source></source>
        <translation>Works, needs attention</translation>
    </message>
    <message id="tech.state.fault">
        <source></source>
        <translation>Fault</translation>
    </message>
    <message id="tech.state.ready">
        <source></source>
        <translation>Ready</translation>
    </message>
    <message id="tech.state.starting">
        <source></source>
        <translation>Starting</translation>
    </message>
    <message id="tech.store_alarm.closed">
        <source></source>
        <translation>The disk fails and intake has stopped. Do not switch off. Export the cases by stick, then replace the disk.</translation>
    </message>
    <message id="tech.store_alarm.open">
        <source></source>
        <translation>The disk failed before (times: {n}). Intake goes on. Export the cases by stick, then replace the disk.</translation>
    </message>
    <message id="tech.store_broken">
        <source></source>
        <translation>The store cannot be read, so nothing can be taken in. Call support.</translation>
    </message>
    <message id="tech.sure.power_off">
        <source></source>
        <translation>Power off now?</translation>
    </message>
    <message id="tech.sure.restart">
        <source></source>
        <translation>Restart the application now?</translation>
    </message>
    <message id="tech.test_failed">
        <source></source>
        <translation>Broken, {at}</translation>
    </message>
    <message id="tech.test_passed">
        <source></source>
        <translation>Works, {at}</translation>
    </message>
    <message id="tech.tests_lead">
        <source></source>
        <translation>Choose a device to test.</translation>
    </message>
    <message id="tech.thing">
        <source></source>
        <translation>No. {n}: {kind}</translation>
    </message>
    <message id="tech.time">
        <source></source>
        <translation>Time</translation>
    </message>
    <message id="tech.title">
        <source></source>
        <translation>Maintenance</translation>
    </message>
    <message id="tech.to.counter">
        <source></source>
        <translation>The counter</translation>
    </message>
    <message id="tech.to.owner">
        <source></source>
        <translation>Its owner</translation>
    </message>
    <message id="tech.to.police">
        <source></source>
        <translation>The police</translation>
    </message>
    <message id="tech.took">
        <source></source>
        <translation>{ms} ms</translation>
    </message>
    <message id="tech.trail_empty">
        <source></source>
        <translation>Nothing is recorded yet.</translation>
    </message>
    <message id="tech.try.code">
        <source></source>
        <translation>Show a test code, for example {code}.</translation>
    </message>
    <message id="tech.try.document">
        <source></source>
        <translation>Lay a blank sheet under the camera.</translation>
    </message>
    <message id="tech.try.document_printer">
        <source></source>
        <translation>Prints one A4 test page.</translation>
    </message>
    <message id="tech.try.id_card">
        <source></source>
        <translation>Put the test card down. No name or number is shown here.</translation>
    </message>
    <message id="tech.try.receipt">
        <source></source>
        <translation>A test slip is printed.</translation>
    </message>
    <message id="tech.try.review">
        <source></source>
        <translation>Press one key of the pad within 30 seconds.</translation>
    </message>
    <message id="tech.try.sensors">
        <source></source>
        <translation>Open and close the door, plug a headset in and out, and see whether it changes.</translation>
    </message>
    <message id="tech.try.sheet_scanner">
        <source></source>
        <translation>Put one to three blank sheets in the feeder.</translation>
    </message>
    <message id="tech.try.signature">
        <source></source>
        <translation>Write something on the pad with its pen.</translation>
    </message>
    <message id="tech.try.social_card">
        <source></source>
        <translation>Insert a social security card for testing. Only whether its number is right is shown.</translation>
    </message>
    <message id="tech.version">
        <source></source>
        <translation>Version</translation>
    </message>
    <message id="tech.waiting">
        <source></source>
        <translation>{n}</translation>
    </message>
    <message id="tech.waiting_for_device">
        <source></source>
        <translation>Waiting for the device…</translation>
    </message>
    <message id="tech.where">
        <source></source>
        <translation>Where did it lie?</translation>
    </message>
    <message id="tech.works">
        <source></source>
        <translation>Works</translation>
    </message>
    <message id="tech.writes_fail">
        <source></source>
        <translation>The disk cannot be written. What is done here is not recorded.</translation>
    </message>
    <message id="tech.yes">
        <source></source>
        <translation>Yes</translation>
    </message>
    <message id="ticket.answer_by">
        <source></source>
        <translation>Answered by %1</translation>
    </message>
    <message id="ticket.go_on">
        <source></source>
        <translation>Go on where I was</translation>
    </message>
    <message id="ticket.how_home">
        <source></source>
        <translation>On the home page choose: Application progress</translation>
    </message>
    <message id="ticket.how_slip">
        <source></source>
        <translation>Show the code of the slip, or type the number</translation>
    </message>
    <message id="ticket.how_title">
        <source></source>
        <translation>How to find the answer</translation>
    </message>
    <message id="ticket.kept">
        <source></source>
        <translation>We have it</translation>
    </message>
    <message id="ticket.kept_offline">
        <source></source>
        <translation>There is no network now. It is kept here and sent as soon as there is one.</translation>
    </message>
    <message id="ticket.kept_what">
        <source></source>
        <translation>Somebody will answer. The slip or the number finds the answer.</translation>
    </message>
    <message id="ticket.number">
        <source></source>
        <translation>Number</translation>
    </message>
    <message id="triage.again">
        <source></source>
        <translation>Start over</translation>
    </message>
    <message id="triage.number">
        <source></source>
        <translation>Question %1 of at most 7</translation>
    </message>
    <message id="triage.path">
        <source></source>
        <translation>You said: %1</translation>
    </message>
    <message id="triage.person">
        <source></source>
        <translation>Please ask a member of staff</translation>
    </message>
    <message id="triage.person_where">
        <source></source>
        <translation>At the counter, or call %1. What you said here is not kept.</translation>
    </message>
    <message id="way.commitment">
        <source></source>
        <translation>a commitment</translation>
    </message>
    <message id="way.e_licence">
        <source></source>
        <translation>e-licence</translation>
    </message>
    <message id="way.identity_card">
        <source></source>
        <translation>read from your identity card</translation>
    </message>
    <message id="way.joiner">
        <source></source>
        <translation>, </translation>
    </message>
    <message id="way.scan">
        <source></source>
        <translation>photographed here</translation>
    </message>
    <message id="welcome.elder">
        <source></source>
        <translation>Larger text</translation>
    </message>
    <message id="welcome.open">
        <source></source>
        <translation>%1 services are open today</translation>
    </message>
    <message id="welcome.open_and_paused">
        <source></source>
        <translation>%1 services are open today, %2 are paused</translation>
    </message>
    <message id="welcome.start">
        <source></source>
        <translation>Begin</translation>
    </message>
    <message id="welcome.starting">
        <source></source>
        <translation>Starting up</translation>
    </message>
    <message id="welcome.starting_how">
        <source></source>
        <translation>Please wait a moment.</translation>
    </message>
    <message id="welcome.touch_to_start">
        <source></source>
        <translation>Hello. Touch the screen to begin</translation>
    </message>
</context>
</TS>

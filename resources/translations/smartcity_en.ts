<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en_US">
<context>
    <name>AssignmentsTab</name>
    <message numerus="yes">
        <source>%n assessor(s)</source>
        <translation>
            <numerusform>%n assessor</numerusform>
            <numerusform>%n assessors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n assignment(s) stand now.</source>
        <translation>
            <numerusform>%n assignment stands now.</numerusform>
            <numerusform>%n assignments stand now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n region(s)</source>
        <translation>
            <numerusform>%n region</numerusform>
            <numerusform>%n regions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AuditPage</name>
    <message numerus="yes">
        <source>%n line(s) to look at</source>
        <translation>
            <numerusform>%n line to look at</numerusform>
            <numerusform>%n lines to look at</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Signed in %n package(s); for what came after, only this laptop vouches.</source>
        <translation>
            <numerusform>Signed in %n package; for what came after, only this laptop vouches.</numerusform>
            <numerusform>Signed in %n packages; for what came after, only this laptop vouches.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Whole and signed; %n new line(s) in this package.</source>
        <translation>
            <numerusform>Whole and signed; %n new line in this package.</numerusform>
            <numerusform>Whole and signed; %n new lines in this package.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BackupsDialog</name>
    <message numerus="yes">
        <source>%n photo(s) covered on purpose are not in it any more.</source>
        <translation>
            <numerusform>%n photo covered on purpose is not in it any more.</numerusform>
            <numerusform>%n photos covered on purpose are not in it any more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BlurDialog</name>
    <message numerus="yes">
        <source>%n place(s) covered</source>
        <translation>
            <numerusform>%n place covered</numerusform>
            <numerusform>%n places covered</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CameraDialog</name>
    <message numerus="yes">
        <source>Attach %n picture(s)</source>
        <translation>
            <numerusform>Attach %n picture</numerusform>
            <numerusform>Attach %n pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>last %n hour(s)</source>
        <translation>
            <numerusform>last %n hour</numerusform>
            <numerusform>last %n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>last %n minute(s)</source>
        <translation>
            <numerusform>last %n minute</numerusform>
            <numerusform>last %n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CardEdit</name>
    <message numerus="yes">
        <source>%n word(s) so far</source>
        <translation>
            <numerusform>%n word so far</numerusform>
            <numerusform>%n words so far</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DecideDialog</name>
    <message numerus="yes">
        <source>Choose %n region(s)</source>
        <translation>
            <numerusform>Choose %n region</numerusform>
            <numerusform>Choose %n regions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Choose %n region(s) for {edition}?</source>
        <translation>
            <numerusform>Choose %n region for {edition}?</numerusform>
            <numerusform>Choose %n regions for {edition}?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %n region(s) not every assigned sheet has come in.</source>
        <translation>
            <numerusform>Of %n region not every assigned sheet has come in.</numerusform>
            <numerusform>Of %n regions not every assigned sheet has come in.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Please tick exactly %n of the tied regions.</source>
        <translation>
            <numerusform>Please tick exactly %n of the tied regions.</numerusform>
            <numerusform>Please tick exactly %n of the tied regions.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeliveryPage</name>
    <message numerus="yes">
        <source>%n package(s) copied and read back: safe to remove.</source>
        <translation>
            <numerusform>%n package copied and read back: safe to remove.</numerusform>
            <numerusform>%n packages copied and read back: safe to remove.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copy %n ready package(s)…</source>
        <translation>
            <numerusform>Copy %n ready package…</numerusform>
            <numerusform>Copy %n ready packages…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EditionPage</name>
    <message numerus="yes">
        <source>%n assessor(s)</source>
        <translation>
            <numerusform>%n assessor</numerusform>
            <numerusform>%n assessors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n assignment(s)</source>
        <translation>
            <numerusform>%n assignment</numerusform>
            <numerusform>%n assignments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n region(s)</source>
        <translation>
            <numerusform>%n region</numerusform>
            <numerusform>%n regions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EditionStep</name>
    <message numerus="yes">
        <source>%n of them yours</source>
        <translation>
            <numerusform>%n of them yours</numerusform>
            <numerusform>%n of them yours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n region(s)</source>
        <translation>
            <numerusform>%n region</numerusform>
            <numerusform>%n regions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FactsTab</name>
    <message numerus="yes">
        <source>%n change(s) taken in.</source>
        <translation>
            <numerusform>%n change taken in.</numerusform>
            <numerusform>%n changes taken in.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fact(s)</source>
        <translation>
            <numerusform>%n fact</numerusform>
            <numerusform>%n facts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n figure(s) that indicators are made of are missing: {first}</source>
        <translation>
            <numerusform>%n figure that an indicator is made of is missing: {first}</numerusform>
            <numerusform>%n figures that indicators are made of are missing: {first}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FinalisePage</name>
    <message numerus="yes">
        <source>%n piece(s) of evidence</source>
        <translation>
            <numerusform>%n piece of evidence</numerusform>
            <numerusform>%n pieces of evidence</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportFactsDialog</name>
    <message numerus="yes">
        <source>%n problem(s); nothing is taken in.</source>
        <translation>
            <numerusform>%n problem; nothing is taken in.</numerusform>
            <numerusform>%n problems; nothing is taken in.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) not filled in.</source>
        <translation>
            <numerusform>%n row not filled in.</numerusform>
            <numerusform>%n rows not filled in.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>InboxPage</name>
    <message numerus="yes">
        <source>%n receipt(s) written. Send each to its assessor.</source>
        <translation>
            <numerusform>%n receipt written. Send it to its assessor.</numerusform>
            <numerusform>%n receipts written. Send each to its assessor.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>InviteDialog</name>
    <message numerus="yes">
        <source>%n region(s) had been invited before.</source>
        <translation>
            <numerusform>%n region had been invited before.</numerusform>
            <numerusform>%n regions had been invited before.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n region(s) of the list ticked.</source>
        <translation>
            <numerusform>%n region of the list ticked.</numerusform>
            <numerusform>%n regions of the list ticked.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Invite %n region(s)</source>
        <translation>
            <numerusform>Invite %n region</numerusform>
            <numerusform>Invite %n regions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LogTab</name>
    <message numerus="yes">
        <source>%n finding(s) in the log.</source>
        <translation>
            <numerusform>%n finding in the log.</numerusform>
            <numerusform>%n findings in the log.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The clock went back by about %n minute(s).</source>
        <translation>
            <numerusform>The clock went back by about %n minute.</numerusform>
            <numerusform>The clock went back by about %n minutes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The clock went on by about %n minute(s) more than was counted.</source>
        <translation>
            <numerusform>The clock went on by about %n minute more than was counted.</numerusform>
            <numerusform>The clock went on by about %n minutes more than was counted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NextStepDialog</name>
    <message numerus="yes">
        <source>%n year(s)</source>
        <translation>
            <numerusform>%n year</numerusform>
            <numerusform>%n years</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OverviewTab</name>
    <message numerus="yes">
        <source>%n assessor(s)</source>
        <translation>
            <numerusform>%n assessor</numerusform>
            <numerusform>%n assessors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n held</source>
        <translation>
            <numerusform>%n held</numerusform>
            <numerusform>%n held</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n region(s)</source>
        <translation>
            <numerusform>%n region</numerusform>
            <numerusform>%n regions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Next: assign assessors; %n region(s) have none yet.</source>
        <translation>
            <numerusform>Next: assign assessors; %n region has none yet.</numerusform>
            <numerusform>Next: assign assessors; %n regions have none yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Under way: %n sheet(s) still to come.</source>
        <translation>
            <numerusform>Under way: %n sheet still to come.</numerusform>
            <numerusform>Under way: %n sheets still to come.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of %n service(s)</source>
        <translation>
            <numerusform>of %n service</numerusform>
            <numerusform>of %n services</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PanelField</name>
    <message numerus="yes">
        <source>%n person(s) took part.</source>
        <translation>
            <numerusform>%n person took part.</numerusform>
            <numerusform>%n people took part.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PanelPage</name>
    <message numerus="yes">
        <source>The panel is far apart on %n indicator(s).</source>
        <translation>
            <numerusform>The panel is far apart on %n indicator.</numerusform>
            <numerusform>The panel is far apart on %n indicators.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PaperCheckPage</name>
    <message numerus="yes">
        <source>%n word(s) of six</source>
        <translation>
            <numerusform>%n word of six</numerusform>
            <numerusform>%n words of six</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PaperReviewPage</name>
    <message numerus="yes">
        <source>Enter %n answer(s)</source>
        <translation>
            <numerusform>Enter %n answer</numerusform>
            <numerusform>Enter %n answers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Enter %n answer(s), {m} of them replacing</source>
        <translation>
            <numerusform>Enter %n answer, {m} of them replacing</numerusform>
            <numerusform>Enter %n answers, {m} of them replacing</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PaperView</name>
    <message numerus="yes">
        <source>%n page(s) printed.</source>
        <translation>
            <numerusform>%n page printed.</numerusform>
            <numerusform>%n pages printed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PeopleTab</name>
    <message numerus="yes">
        <source>%n assessor(s)</source>
        <translation>
            <numerusform>%n assessor</numerusform>
            <numerusform>%n assessors</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProblemList</name>
    <message numerus="yes">
        <source>Show %n more</source>
        <translation>
            <numerusform>Show %n more</numerusform>
            <numerusform>Show %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProgrammePage</name>
    <message numerus="yes">
        <source>%n different region(s)</source>
        <translation>
            <numerusform>%n region</numerusform>
            <numerusform>%n different regions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n memoranda</source>
        <translation>
            <numerusform>%n memorandum</numerusform>
            <numerusform>%n memoranda</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RankingPage</name>
    <message numerus="yes">
        <source>%n region(s) ranked</source>
        <translation>
            <numerusform>%n region ranked</numerusform>
            <numerusform>%n regions ranked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n region(s) were chosen on {when} by {who}.</source>
        <translation>
            <numerusform>%n region was chosen on {when} by {who}.</numerusform>
            <numerusform>%n regions were chosen on {when} by {who}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Choose %n region(s)…</source>
        <translation>
            <numerusform>&amp;Choose %n region…</numerusform>
            <numerusform>&amp;Choose %n regions…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cut line: %n region(s) above it</source>
        <translation>
            <numerusform>Cut line: %n region above it</numerusform>
            <numerusform>Cut line: %n regions above it</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RegionsPage</name>
    <message numerus="yes">
        <source>%n region(s)</source>
        <translation>
            <numerusform>%n region</numerusform>
            <numerusform>%n regions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RegionsTab</name>
    <message numerus="yes">
        <source>%n region(s)</source>
        <translation>
            <numerusform>%n region</numerusform>
            <numerusform>%n regions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n region(s) are invited now.</source>
        <translation>
            <numerusform>%n region is invited now.</numerusform>
            <numerusform>%n regions are invited now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n region(s) were taken out.</source>
        <translation>
            <numerusform>%n region was taken out.</numerusform>
            <numerusform>%n regions were taken out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RestoreDialog</name>
    <message numerus="yes">
        <source>%n package(s) signed since come along, with what was signed in them.</source>
        <translation>
            <numerusform>%n package signed since comes along, with what was signed in it.</numerusform>
            <numerusform>%n packages signed since come along, with what was signed in them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n package(s) stand in the backup alone.</source>
        <translation>
            <numerusform>%n package stands in the backup alone.</numerusform>
            <numerusform>%n packages stand in the backup alone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n package(s) taken in or published since stay on record, so that no number is used twice.</source>
        <translation>
            <numerusform>%n package taken in or published since stays on record, so that no number is used twice.</numerusform>
            <numerusform>%n packages taken in or published since stay on record, so that no number is used twice.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s) being typed in then come back beside those of today.</source>
        <translation>
            <numerusform>%n paper being typed in then comes back beside those of today.</numerusform>
            <numerusform>%n papers being typed in then come back beside those of today.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) covered on purpose are not in it any more.</source>
        <translation>
            <numerusform>%n photo covered on purpose is not in it any more.</numerusform>
            <numerusform>%n photos covered on purpose are not in it any more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n saved change(s) made since then would be gone.</source>
        <translation>
            <numerusform>%n saved change made since then would be gone.</numerusform>
            <numerusform>%n saved changes made since then would be gone.</numerusform>
        </translation>
    </message>
</context>
</TS>

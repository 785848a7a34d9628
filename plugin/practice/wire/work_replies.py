"""The records of the service, by version. Made by scripts/wire_tables.py."""

TABLE = """
work.ActivityCreateResponse: activity_reference_number!
work.ActivityResponse: activity_reference_number! usrn!:number street_name~ town~ area_name~
  road_category~:number activity_coordinates!:any activity_name!
  activity_activity_type$!:=ActivityActivityType activity_type_details~ contact_name~ contact_details~
  start_date!:moment start_time~:moment end_date!:moment end_time~:moment location_types$!:[=LocationType]
  activity_location_description! traffic_management_type$!:=TrafficManagementType@1
  traffic_management_type$!:=TrafficManagementTypeResponse@26 collaborative_working!:yes additional_info~
  cancelled!:yes cancelled_reason~ highway_authority_swa_code!
work.AncillaryInfoResponse@6: ancillary_info_reference_number! location_description~
  ancillary_info_type$!:=AncillaryInfoType ancillary_info_status$!:=AncillaryInfoStatusResponse
  date_created!:moment date_removed~:moment ancillary_info_description! ancillary_info_removal_reason~
  ancillary_info_coordinates!:[any] usrns!:[number]
work.AncillaryInfoSummaryResponse@6: ancillary_info_reference_number! location_description~
  ancillary_info_type$!:=AncillaryInfoType ancillary_info_status$!:=AncillaryInfoStatusResponse
  date_created!:moment date_removed~:moment ancillary_info_description! ancillary_info_removal_reason~
  ancillary_info_coordinates!:[any] usrns!:[number]
work.AuthenticationResponse: idToken~ organisationReference~ accessToken~ refreshToken~ sessionToken~
work.ChangeRequestASDResponse@6: special_desig_location_text~ special_desig_description~
  special_desig_start_date~:moment special_desig_start_time~:number special_desig_end_date~:moment
  special_desig_end_time~:number street_special_desig_code$!:=ASDCode
  special_desig_periodicity_code$~:=ASDPeriodicityCode
work.ChangeRequestConditionResponse@6: condition$!:=ChangeRequestConditionTypeResponse comment~
work.ChangeRequestCreateResponse@6: change_request_reference_number!
work.ChangeRequestImposeChangeResponse@6: change_request_reference_number!
work.ChangeRequestResponse@6: change_request_reference_number! date_created!:moment deadline_date!:moment
  change_request_status$!:=ChangeRequestStatus change_request_type$!:=ChangeRequestType
  permit_status$~:=PermitStatusResponse assessment_discount~:number assessment_comments~
  change_request_reason! current!:PermitResponse proposed!:ProposedChangeRequestResponse
  duration_challenge_review_status$~:=DurationChallengeReviewStatusResponse
  duration_challenge_reason_for_non_acceptance~ duration_challenge_review_update_date~:moment
  duration_challenge_non_acceptance_response_status$~:=DurationChallengeNonAcceptanceResponseStatusResponse
  duration_challenge_non_acceptance_response_details~
  duration_challenge_non_acceptance_response_update_date~:moment
  duration_challenge_non_acceptance_response_new_reasonable_period_end_date~:moment
  duration_challenge_non_acceptance_response_old_reasonable_period_end_date~:moment
  duration_challenge_follow_up_review_complete~:yes
work.ChangeRequestSummaryResponse@6: change_request_reference_number! date_created!:moment
  deadline_date!:moment change_request_status$!:=ChangeRequestStatus
  change_request_type$!:=ChangeRequestType
work.CommentCreateResponse@26: comment_reference_number!
work.CommentResponse@6: comment_reference_number~ comment_topic$!:=CommentTopicResponse detail!
  author_email_address! date_created!:moment is_read~:yes read_by~ read_on~:moment is_internal~:yes
  author_organisation_ref~
work.CreateAncillaryInfoResponse@6: ancillary_info_reference_number!
work.DurationCalculationResponse: calendar_days!:number working_days!:number
work.FPNCreateResponse: fpn_reference_number!
work.FPNResponse: fpn_reference_number! fpn_offence_type$!:=OffenceCode issue_date_time!:moment
  fpn_status$!:=FPNStatus location! offence_date!:moment offence_details! authorised_officer!
  officer_contact_details! work_reference_number! promoter_organisation! ha_organisation!
  files~:[FileSummaryResponse] permit_reference_number~ status_changed_date!:moment@26 officer_address~@26
  representations_contact~@26 representations_contact_address~@26 payment_methods$~:[=PaymentMethod]@26
work.FPNSummaryResponse: fpn_reference_number! fpn_offence_type$!:=OffenceCode issue_date_time!:moment
  fpn_status$!:=FPNStatus status_changed_date!:moment@26
work.FailureReasonDetailsResponse: failure_reason$!:=FailureReason sites~:[SiteDetails] details! site_name~
work.FeeMatrixResponse@6: internal_user_identifier~ internal_user_name~
  major_paa_fee_traffic_sensitive!:number major_work_permit_fee_traffic_sensitive!:number
  standard_works_permit_fee_traffic_sensitive!:number minor_works_permit_fee_traffic_sensitive!:number
  immediate_works_permit_fee_traffic_sensitive!:number permit_variation_fee_traffic_sensitive!:number
  major_paa_fee_non_traffic_sensitive!:number major_work_permit_fee_non_traffic_sensitive!:number
  standard_works_permit_fee_non_traffic_sensitive!:number
  minor_works_permit_fee_non_traffic_sensitive!:number
  immediate_works_permit_fee_non_traffic_sensitive!:number
  permit_variation_fee_non_traffic_sensitive!:number discount_guidance! charge_band_one_cost~:number
  charge_band_one_description~ charge_band_two_cost~:number charge_band_two_description~
  charge_band_three_cost~:number charge_band_three_description~ charge_band_four_cost~:number
  charge_band_four_description~ charge_band_five_cost~:number charge_band_five_description~
  charge_band_six_cost~:number charge_band_six_description~ lane_rental_discount_guidance~
  lane_rental_guidance_link~
work.FileResponse: file_id!:number name! created_date!:moment user_created_by! swa_code! organisation_name!
work.FileSummaryResponse: file_id!:number name!
work.ForwardPlanCreateResponse: work_reference_number! forward_plan_reference_number!
work.ForwardPlanResponse: work_reference_number! forward_plan_reference_number! start_date!:moment
  end_date!:moment forward_plan_status$!:=ForwardPlanStatus promoter_organisation! promoter_swa_code!
  promoter_contact_details! highway_authority! highway_authority_swa_code! workstream_prefix!
  works_coordinates!:any street_name! town~ area_name~ usrn!:number road_category!:number
  date_created!:moment works_location_description! description_of_work! project_reference_number~
  traffic_management_type$~:=TrafficManagementType@1
  traffic_management_type$~:=TrafficManagementTypeResponse@26 additional_info~
  forward_plan_asds~:[PermitASD]@1 forward_plan_asds~:[PermitASDResponse]@26 cancelled_reason~
  hs2_in_act_limits~:yes hs2_consultation_requested_response_date~:moment
  hs2_highway_exemption$~:=HS2HighwayExemption hs2_works_type$~:=ForwardPlanWorkType
work.ForwardPlanSummaryResponse: work_reference_number! forward_plan_reference_number! start_date!:moment
  end_date!:moment forward_plan_status$!:=ForwardPlanStatus
work.GeographicalAreaCreateResponse: file_id!:number geographical_area_reference_number!
work.HistoricFPNCreateResponse: work_reference_number! fpn_reference_number!
work.HistoricInspectionCreateResponse: work_reference_number! inspection_reference_number!
  non_compliance_reference_number~@6
work.InitialAuthenticationResponse: sessionToken!
work.InspectionCreateResponse: inspection_reference_number! non_compliance_reference_number~@6
work.InspectionResponse: inspection_reference_number! inspection_type$!:=InspectionType
  inspection_start_date!:moment inspection_category$~:=InspectionCategory@1
  inspection_category$~:=InspectionCategoryResponse@26 inspection_outcome$!:=InspectionOutcome
  defect_details~@12 failure_reason_details~:[FailureReasonDetailsResponse] inspection_outcome_details~
  was_call_logged~:yes call_logged_to~ call_logged_reference~ call_logged_summary~
  defect_fixed_on_site$~:=DefectFixedOnsite additional_comments~ date_created!:moment date_modified!:moment
  files~:[FileSummaryResponse] work_reference_number! reinspection_date~:moment
  reinspection_date_time~:moment username! promoter_organisation! highway_authority! inspector_name~
  made_safe_by_ha~:yes inspection_status$!:=InspectionStatusResponse@26
  inspection_reason_for_withdrawal$~:=InspectionReasonForWithdrawal@26 withdrawal_details~@26
  promoter_response_status$~:=InspectionOutcomeStatusTypeResponse@6
  promoter_response_status_change_date~:moment@6 promoter_response_details~@6
  ha_response_status$~:=InspectionOutcomeStatusTypeResponse@6 ha_response_status_change_date~:moment@6
  ha_response_details~@6 auto_acceptance_due_date~:moment@6 is_auto_accepted!:yes@6
  non_compliance_reference_number~@6
work.InspectionSummaryResponse: inspection_date!:moment inspection_response_type$!:=InspectionResponseType@1
  inspection_response_type$!:=InspectionResponseTypeResponse@26 inspection_reference_number~
  inspection_type$!:=InspectionType inspection_category$~:=InspectionCategory@1
  inspection_category$~:=InspectionCategoryResponse@26 inspection_outcome$~:=InspectionOutcome
  reinspection_date_time~:moment inspection_status$!:=InspectionStatusResponse@26
  auto_acceptance_due_date~:moment@6 ha_response_status$~:=InspectionOutcomeStatusTypeResponse@6
  ha_response_status_change_date~:moment@6 ha_response_details~@6
  promoter_response_status$~:=InspectionOutcomeStatusTypeResponse@6
  promoter_response_status_change_date~:moment@6 promoter_response_details~@6 is_auto_accepted~:yes@6
  non_compliance_reference_number~@6
work.InterestedParty@6: name! swa_code!
work.LinkSection81ToPermitResponse@26: section_81_work_reference_number! section_81_reference_number!
work.LinkedPermit@26: work_reference_number! permit_reference_number!
work.LinkedSection81@26: work_reference_number! section_81_reference_number!
work.MaterialClassificationCreateResponse@6: material_classification_reference_number!
work.MaterialClassificationResponse@6: material_classification_reference_number!
  material_classification_coordinates!:any
  material_classification_classification$!:=MaterialClassificationClassification
  hazardous_material_type$~:[=HazardousMaterialType] hazardous_material_type_other_description~
  layer_affected$!:[=LayerAffected] location_types$!:[=LocationType] sample_date!:moment
  location_description! date_created!:moment ha_swa_code! ha_organisation_name! usrn!:number street_name!
  town~ area_name~ raised_by_swa_code! raised_by_organisation_name! file~:FileSummaryResponse
work.NonComplianceResponse@6: non_compliance_reference_number! work_reference_number! date_created!:moment
  non_compliance_status$!:=NonComplianceStatus jsm_requested_by~ jsm_suggested_time~:moment
  jsm_status$~:=JsmStatusResponse promoter_response_status$~:=NonComplianceResponseStatusResponse
  promoter_response_update_date~:moment promoter_response_additional_details~
  promoter_response_jsm_date~:moment ha_response_status$!:=NonComplianceResponseStatusResponse
  ha_response_update_date~:moment ha_response_additional_details~ ha_response_jsm_date~:moment
  latest_inspection!:InspectionResponse linked_inspections!:[InspectionSummaryResponse]
  linked_permits~:[PermitSummaryResponse]
work.NonComplianceSummaryResponse@6: non_compliance_reference_number! non_compliance_date!:moment
  non_compliance_status$!:=NonComplianceStatus
work.NonNotifiableSiteCreateResponse: work_reference_number! site_number!:number@12 site_reference_number!@6
  reinstatement_reference_number!@6
work.PbiSampleInspectionSummaryResponse@6: pbi_sample_inspection_reference_number!
  inspection_category$!:=InspectionCategoryResponse sample_expiry_date!:moment
work.PermitASDResponse@26: special_desig_location_text~ special_desig_description~
  special_desig_start_date~:moment special_desig_start_time~:number special_desig_end_date~:moment
  special_desig_end_time~:number street_special_desig_code$!:=ASDCode
  special_desig_periodicity_code$~:=ASDPeriodicityCode
work.PermitAlterationCreateResponse@12: permit_alteration_reference_number!
work.PermitAlterationResponse: permit_alteration_reference_number! date_created!:moment
  deadline_date!:moment alteration_status$!:=AlterationStatus alteration_type$!:=AlterationType
  permit_status$~:=PermitStatus@1 permit_status$~:=PermitStatusResponse@26 assessment_discount~:number
  assessment_comments~ permit_alteration_reason! original!:PermitResponse proposed!:PermitResponse
  duration_challenge_review_status$~:=DurationChallengeReviewStatusResponse@6
  duration_challenge_reason_for_non_acceptance~@6 duration_challenge_review_update_date~:moment@6
  duration_challenge_non_acceptance_response_status$~:=DurationChallengeNonAcceptanceResponseStatusResponse@6
  duration_challenge_non_acceptance_response_details~@6
  duration_challenge_non_acceptance_response_update_date~:moment@6
  duration_challenge_non_acceptance_response_new_reasonable_period_end_date~:moment@6
  duration_challenge_non_acceptance_response_old_reasonable_period_end_date~:moment@6
  duration_challenge_follow_up_review_complete~:yes@6
work.PermitAlterationSummaryResponse: permit_alteration_reference_number! date_created!:moment
  deadline_date!:moment alteration_status$!:=AlterationStatus alteration_type$!:=AlterationType
work.PermitCollaborationInfo@6: work_reference_number! permit_reference_number! date_created!:moment
  promoter_organisation_name!
work.PermitConditionResponse@26: condition$!:=PermitConditionTypeResponse comment~
work.PermitCreateResponse: permit_reference_number!
work.PermitResponse: permit_reference_number! proposed_start_date!:moment proposed_end_date!:moment
  actual_start_date~:moment actual_stop_date~:moment permit_status$!:=PermitStatus@1
  permit_status$!:=PermitStatusResponse@26 work_category$!:=WorkCategory@1
  work_category$!:=WorkCategoryResponseEnum@26 work_reference_number! promoter_organisation!
  promoter_swa_code! promoter_contact_details! secondary_contact! secondary_contact_number!
  secondary_contact_email~ proposed_start_time~:moment proposed_end_time~:moment
  reasonable_period_end_date!:moment calendar_day_duration!:number working_day_duration!:number
  description_of_work! excavation!:yes project_reference_number~ traffic_management_plan!:yes
  lane_rental_applicable!:yes permit_conditions~:[PermitCondition]@1
  permit_conditions~:[PermitConditionResponse]@26 street_name! town~ area_name~ usrn!:number
  highway_authority! highway_authority_swa_code! road_category!:number works_location_description!
  works_coordinates!:any environmental_health_notifiable!:yes@12 collaborative_working!:yes
  collaboration_details~ collaborative_works~ date_created!:moment date_modified!:moment
  deadline_date!:moment assessment_comments~ reasons_for_refusal$~:[=ReasonForRefusal]
  activity_type$!:=ActivityType traffic_management_type$!:=TrafficManagementType@1
  traffic_management_type$!:=TrafficManagementTypeResponse@26 application_type$!:=ApplicationType
  collaboration_type$~:=CollaborationType@12 location_types$!:[=LocationType]
  assessment_status$~:=AssessmentStatus files~:[FileSummaryResponse] permit_asds!:[PermitASD]@1
  permit_asds!:[PermitASDResponse]@26 permit_not_selected_asds!:[PermitASD]@1
  permit_not_selected_asds!:[PermitASDResponse]@26 assessment_discount~:number assessment_discount_reason~
  is_ttro_required~:yes immediate_risk~:yes is_early_start!:yes is_deemed!:yes early_start_pre_approval~:yes
  pre_approval_details~ pre_approval_authoriser~ early_start_reason~ additional_info~
  permit_alterations~:[PermitAlterationSummaryResponse] work_type$!:=WorkType revoke_reason~
  sliding_end_date_candidate!:yes validity_period_end_date!:moment final_reinstatement!:yes
  workstream_prefix! close_footway$!:=CloseFootway
  lane_rental_assessment_outcome$~:=LaneRentalAssessmentOutcome lane_rental_assessment_additional_details~
  lane_rental_assessment_charge_band$~:=LaneRentalAssessmentChargeBand
  lane_rental_assessment_chargeable_days~:number lane_rental_assessment_charges_agreed~:yes
  is_lane_rental!:yes pending_change_details~ work_status$!:=WorkStatus hs2_in_act_limits~:yes
  hs2_consultation_requested_response_date~:moment hs2_highway_exemption$~:=HS2HighwayExemption
  hs2_is_consultation~:yes hs2_is_consent~:yes hs2_highway_emails~:[] hs2_acknowledged~:yes
  hs2_acknowledged_date_time~:moment additional_contact~ additional_contact_number~
  additional_contact_email~ ever_modification_requested!:yes is_duration_challenged~:yes
  is_covid_19_response~:yes hs2_additional_usrns~:[number] excavation_carried_out!:yes@26
  linked_section_81~:LinkedSection81@26 road_category_is_active~:yes@6
  change_requests~:[ChangeRequestSummaryResponse]@6
  duration_challenge_review_status$~:=DurationChallengeReviewStatusResponse@6
  duration_challenge_reason_for_non_acceptance~@6 duration_challenge_review_update_date~:moment@6
  duration_challenge_non_acceptance_response_status$~:=DurationChallengeNonAcceptanceResponseStatusResponse@6
  duration_challenge_non_acceptance_response_details~@6
  duration_challenge_non_acceptance_response_update_date~:moment@6
  duration_challenge_non_acceptance_response_new_reasonable_period_end_date~:moment@6
  duration_challenge_non_acceptance_response_old_reasonable_period_end_date~:moment@6
  duration_challenge_follow_up_review_complete~:yes@6 emergency_contact_name~@6 emergency_contact_number~@6
  current_traffic_management_type$~:=TrafficManagementTypeResponse@6
  current_traffic_management_update_date~:moment@6 current_traffic_management_emergency_contact_name~@6
  current_traffic_management_emergency_contact_number~@6 close_footpath$!:=CloseFootpath@6
  ancillary_informations~:[AncillaryInfoSummaryResponse]@6 street_line~:any@6
  reinstatement_registration_due_date~:moment@6 usrn_contains_hazardous_material~:yes@6
  permit_cancellation_reason$~:=PermitCancellationReason@6 permit_cancellation_reason_other~@6
  interested_parties~:[InterestedParty]@6 linked_non_compliance~:NonComplianceSummaryResponse@6
  is_primary_promoter~:yes@6 collaboration_types$~:[=CollaborationType]@6
  primary_promoter_permit_reference_number~@6 collaboration_contact_name~@6 collaboration_contact_email~@6
  collaboration_contact_phone_number~@6 estimated_number_of_network_days_saved~:number@6
  others_can_collaborate_on_work~:yes@6 reason_for_non_collaboration~@6
  can_collaborate_on_work_additional_details~@6 primary_promoter_work_reference_number~@6
  potential_clash_with_other_works~:yes@6 collaborating_permits~:[PermitCollaborationInfo]@6
work.PermitSummaryResponse: permit_reference_number! proposed_start_date!:moment proposed_end_date!:moment
  actual_start_date~:moment actual_stop_date~:moment permit_status$!:=PermitStatus@1
  permit_status$!:=PermitStatusResponse@26 work_category$!:=WorkCategory@1
  work_category$!:=WorkCategoryResponseEnum@26
work.PrivateStreetNoticeCreateResponse@6: work_reference_number! private_street_reference_number!
work.PrivateStreetNoticeResponse@6: private_street_reference_number! proposed_start_date!:moment
  proposed_end_date!:moment private_street_status$!:=PrivateStreetStatus work_reference_number!
  promoter_organisation! promoter_swa_code! secondary_contact! secondary_contact_number!
  secondary_contact_email~ proposed_start_time~:moment proposed_end_time~:moment
  calendar_day_duration!:number working_day_duration!:number description_of_work! excavation!:yes
  project_reference_number~ street_name! town~ area_name~ usrn! highway_authority!
  highway_authority_swa_code! works_location_description! works_coordinates!:any date_created!:moment
  date_modified!:moment traffic_management_type$!:=TrafficManagementTypeResponse
  location_types$!:[=LocationType] files~:[FileSummaryResponse] workstream_prefix!
  close_footway$!:=CloseFootway work_status$!:=WorkStatus additional_contact~ additional_contact_number~
  additional_contact_email~ emergency_contact_name~ emergency_contact_number~
  close_footpath$!:=CloseFootpath street_line~:any road_category!:number
work.PrivateStreetSummaryResponse@6: private_street_reference_number! proposed_start_date!:moment
  proposed_start_time~:moment proposed_end_date!:moment proposed_end_time~:moment
  private_street_status$!:=PrivateStreetStatus
work.ProposedChangeRequestResponse@6: secondary_contact~ secondary_contact_number~ secondary_contact_email~
  proposed_start_date~:moment proposed_start_time~:moment proposed_end_date~:moment
  proposed_end_time~:moment reasonable_period_end_date~:moment calendar_day_duration~:number
  working_day_duration~:number description_of_work~ excavation~:yes project_reference_number~
  traffic_management_plan~:yes lane_rental_applicable~:yes works_location_description~
  collaborative_working~:yes collaboration_details~ collaborative_works~ activity_type$~:=ActivityType
  work_category$~:=WorkCategoryResponseEnum traffic_management_type$~:=TrafficManagementTypeResponse
  application_type$~:=ApplicationType collaboration_type$~:=CollaborationType
  traffic_management_required~:yes is_ttro_required~:yes immediate_risk~:yes is_early_start~:yes
  early_start_pre_approval~:yes pre_approval_details~ pre_approval_authoriser~ early_start_reason~
  additional_info~ work_type$~:=WorkType validity_period_end_date~:moment close_footway$~:=CloseFootway
  is_traffic_sensitive~:yes additional_contact~ additional_contact_number~ additional_contact_email~
  hs2_consultation_requested_response_date~:moment hs2_highway_emails~:[] paa_to_pa_deadline_date~:moment
  emergency_contact_name~ emergency_contact_number~ close_footpath$~:=CloseFootpath
  potential_clash_with_other_works~:yes others_can_collaborate_on_work~:yes reason_for_non_collaboration~
  can_collaborate_on_work_additional_details~ collaboration_contact_name~ collaboration_contact_email~
  collaboration_contact_phone_number~ is_primary_promoter~:yes primary_promoter_permit_reference_number~
  estimated_number_of_network_days_saved~:number permit_coordinates~:any files~:[FileSummaryResponse]
  permit_asds~:[ChangeRequestASDResponse] permit_asds_not_selected~:[ChangeRequestASDResponse]
  location_types$~:[=ChangeRequestLocationTypeResponse] conditions~:[ChangeRequestConditionResponse]
  collaboration_types$~:[=ChangeRequestCollaborationTypeResponse]
work.ReassignSection81Response@6: section_81_reference_number! work_reference_number!
work.ReinstatementCreateResponse@6: reinstatement_reference_number!
work.ReinstatementResponse: permit_reference_number~ reinstatement_status$!:=ReinstatementStatus
  reinstatement_date!:moment@12 reinstatement_date~:moment@6 depth~:number length~:number width~:number
  reinstatement_coordinates!:any secondary_reinstatement_coordinates~:any location_description!
  end_date!:moment@12 end_date~:moment@6 date_created!:moment date_modified!:moment
  location_types$!:[=LocationType] reinstatement_evidence!:yes files~:[FileSummaryResponse]
  number_of_holes~:number reinstatement_reference_number!@6 is_active_reinstatement!:yes@6
  response_to_remedial_works~:yes@6 base_courses_affected~:yes@6
work.RemoveAncillaryInfoResponse@6: ancillary_info_reference_number!
work.SampleInspectionSummaryResponse@2: sample_inspection_reference_number!
  inspection_category$!:=InspectionCategoryResponse expiry_date!:moment
work.SampleInspectionTargetCreateResponse@12: sample_inspection_target_reference_number!
work.SampleInspectionTargetResponse@2: sample_inspection_target_reference_number! promoter_organisation!
  agreed_category_a!:number agreed_category_b!:number agreed_category_c!:number cap_category_a!:number
  cap_category_b!:number cap_category_c!:number
work.Section58CreateResponse@6: section_58_reference_number!
work.Section58Response@6: section_58_reference_number! usrn!:number street_name! town~ area_name~
  section_58_coordinates!:any contact_organisation~ contact_details~ start_date!:moment end_date!:moment
  location_types$!:[=LocationType] additional_information~ highway_authority_swa_code!
  status_change_date!:moment section_58_status$!:=Section58Status restriction_duration$!:=Section58Duration
  restriction_extent$!:=Section58Extent cancellation_reason~
work.Section74CreateResponse@6: section_74_reference_number!
work.Section74Response@6: permit_reference_number! section_74_reference_number! date_created!:moment
  overrun_warning_reasons$!:[=OverrunWarningReason] ha_status$!:=Section74HAStatus location_description!
  location_types$!:[=LocationType] inspection_date!:moment overrun_warning_details! officer_name!
  officer_contact_details! section_74_evidence!:yes files~:[FileSummaryResponse]
  latest_ha_response_date~:moment latest_promoter_response_date~:moment latest_ha_additional_details~
  latest_promoter_additional_details~ ha_reason_for_dispute~ promoter_reason_for_dispute~
  site_visited_date~:moment site_cleared_date~:moment ha_response_number_of_days_overrun~:number
  draft_invoice_reference~ invoice_reference~ draft_invoice_amount~:number final_agreed_amount~:number
  promoter_status$~:=Section74PromoterStatus
work.Section74SummaryResponse@6: permit_reference_number! section_74_reference_number! date_created!:moment
  overrun_warning_reasons$!:[=OverrunWarningReason] ha_status$!:=Section74HAStatus
work.Section81CreateResponse: work_reference_number! section_81_reference_number!
work.Section81Response: section_81_reference_number! date_created!:moment location_description!
  section_81_severity$!:=Section81Severity@12 section_81_severity$~:=Section81Severity@6
  section_81_status$!:=Section81Status work_reference_number! usrn!:number street_name! town~ area~
  road_category!:number works_coordinates!:any highway_authority! highway_authority_swa_code!
  promoter_organisation! promoter_swa_code! workstream_prefix! location_types$!:[=LocationType]
  inspection_date!:moment section_81_type$!:=Section81Type other_type_details~ made_safe_by_ha!:yes@12
  made_safe_by_ha~:yes@6 inspector_name~ inspector_contact_number~ additional_details!
  status_changed_date!:moment promoter_response~ section_81_work_type$~:=Section81WorkType
  promoter_status$~:=Section81Status promoter_status_changed_date~:moment files~:[FileSummaryResponse]
  linked_permit~:LinkedPermit@26
work.Section81SummaryResponse: section_81_reference_number! date_created!:moment location_description!
  section_81_severity$!:=Section81Severity@12 section_81_severity$~:=Section81Severity@6
  section_81_status$!:=Section81Status section_81_type$~:=Section81Type@6
work.SiteCreateResponse: site_number!:number@12 site_reference_number!@6 reinstatement_reference_number!@6
work.SiteResponse: site_number!:number@12 site_description! permit_reference_number~ depth~:number
  length~:number width~:number completed_date!:moment@12 completed_date~:moment@6 end_date!:moment@12
  end_date~:moment@6 site_status$!:=ReinstatementStatus reinstatement_type$!:=ReinstatementType
  number_of_holes~:number location_types$!:[=LocationType] site_coordinates!:any
  reinstatements!:[ReinstatementResponse] site_reference_number!@6 reinstatement_reference_number!@6
  is_subsumed!:yes@6 subsume_reason~@6 response_to_remedial_works~:yes@6 base_courses_affected~:yes@6
work.SiteSummaryResponse: site_number!:number@12 site_description! permit_reference_number~ depth~:number
  length~:number width~:number completed_date!:moment@12 completed_date~:moment@6 end_date!:moment@12
  end_date~:moment@6 site_status$!:=ReinstatementStatus reinstatement_type$!:=ReinstatementType
  number_of_holes~:number site_reference_number!@6 reinstatement_reference_number!@6 is_subsumed!:yes@6
  subsume_reason~@6 response_to_remedial_works~:yes@6 base_courses_affected~:yes@6
work.WorkCategoryResponse: work_category$!:=WorkCategory@1 work_category$!:=WorkCategoryResponseEnum@26
  duration!:DurationCalculationResponse validity_period_end_date!:moment is_early_start!:yes
work.WorkCommentsResponse@6: comments!:[CommentResponse] more_rows_exist!:yes
work.WorkCreateResponse: work_reference_number! permit_reference_number!
work.WorkHistoryResponse: action_date!:moment@1 topic!@1 details!@1 username!@1 event!:=AuditEvent@1
  object_reference~@1 update_id!:number@1 internal_user_identifier~@1 internal_user_name~@1
  pagination!:PaginationDetails@26 rows!:[WorkHistorySummaryResponse]@26
work.WorkHistorySummaryResponse@26: action_date!:moment topic! details! username! event$!:=AuditEvent
  object_reference~ update_id!:number internal_user_identifier~ internal_user_name~
  parent_object_reference_number~@6
work.WorkResponse: work_reference_number! workstream_prefix! promoter_swa_code! promoter_organisation!
  highway_authority_swa_code! highway_authority! street_name! town~ area_name~ road_category!:number
  works_coordinates!:any usrn!:number inspection_units~:number work_status$!:=WorkStatus
  works_location_description! work_start_date~:moment work_end_date~:moment work_start_time~:moment
  work_end_time~:moment description_of_work~ active_permit~:PermitResponse
  forward_plan~:ForwardPlanSummaryResponse permits~:[PermitSummaryResponse] history!:[WorkHistoryResponse]@1
  history!:[WorkHistorySummaryResponse]@26 sites~:[SiteSummaryResponse]
  inspections~:[InspectionSummaryResponse] fpns~:[FPNSummaryResponse] section_81~:Section81SummaryResponse
  files~:[FileResponse] sample_inspections~:[SampleInspectionSummaryResponse]@2
  promoter_organisation_industry_type$~:=IndustrySector@6 road_category_is_active~:yes@6
  pbi_sample_inspections~:[PbiSampleInspectionSummaryResponse]@6 number_of_sites~:number@6
  section74s~:[Section74SummaryResponse]@6 street_line~:any@6
  private_street_notice~:PrivateStreetSummaryResponse@6 non_compliances~:[NonComplianceSummaryResponse]@6
  latest_comments~:[CommentResponse]@6
"""

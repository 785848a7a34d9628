"""The records of the service, by version. Made by scripts/wire_tables.py."""

TABLE = """
event.GetSubscriptionsResponse@6: subscription_reference_number! subscription_description! subscription_url!
event.PermitCondition@6: condition$!:=PermitConditionTypeResponse comment~
event.PermitSearchReportingResponse@6: rows!:[PermitSummaryResponse] next_cursor!:number
event.PermitSearchRequest@6: work_reference_numbers~:[] next_cursor~:number page_size~:number
event.PermitSummaryResponse@6: work_reference_number! permit_reference_number! promoter_swa_code!
  promoter_organisation! highway_authority! works_coordinates!:any location_description! street! town! area!
  work_category$!:=WorkCategory description_of_work!
  traffic_management_type$!:=TrafficManagementTypeResponse assessment_status$~:=AssessmentStatus
  proposed_start_date!:moment proposed_end_date!:moment proposed_start_time~:moment
  proposed_end_time~:moment actual_start_date~:moment actual_end_date~:moment status$!:=PermitStatusResponse
  work_status$!:=WorkStatus deadline_date!:moment date_created!:moment status_changed_date!:moment
  usrn!:number is_active_permit!:yes permit_conditions~:[PermitCondition] road_category!:number
  is_traffic_sensitive!:yes has_no_final_reinstatement!:yes is_deemed!:yes excavation_carried_out!:yes
  is_early_start!:yes is_high_impact_traffic_management!:yes is_lane_rental!:yes
  lane_rental_assessment_outcome$~:=LaneRentalAssessmentOutcome lane_rental_charges_not_agreed!:yes
  lane_rental_charges_potentially_apply!:yes paa_to_pa_deadline_date~:moment activity_type$!:=ActivityType
event.SubscriptionCreateRequest@6: internal_user_identifier~ internal_user_name~ api_endpoint!
  subscription_description~
event.SubscriptionCreateResponse@6: subscription_reference_number!
event.SubscriptionRemoveRequest@6: internal_user_identifier~ internal_user_name~
  subscription_reference_number~
event.WorkUpdateResponse@6: rows!:[WorkUpdateSummaryResponse] next_update~:number
event.WorkUpdateSummaryResponse@6: work_reference_number! update_date_time!:moment update_id!:number
  event_type$!:=AuditEventType object_type$!:=AuditObjectTypeResponse parent_object_reference_number~
  object_reference_number~
export.CSVExportDetailsResponse@6: csv_export_id!:number filename! date_created!:moment
  csv_export_status$!:=CSVExportStatusResponse filters!:any csv_export_type$!:=CSVExportTypeResponse
  export_description~
export.CSVExportResponse: csv_id!:number
export.ChangeRequestCSVExportRequest@6: geographical_area_reference_number~:[] street_descriptor~ usrn~
  swa_code~ export_description~ organisation~ change_request_status~:[=ChangeRequestStatus]
  change_request_type~:[=ChangeRequestType] work_category~:[=WorkCategory] start_date_created~:moment
  end_date_created~:moment is_traffic_sensitive~:yes is_high_impact_traffic_management~:yes
  status_update_date_from~:moment status_update_date_to~:moment change_request_reference_number~
export.CommentCSVExportRequest: swa_code~ query~@12 geographical_area_reference_number~:[]
  date_created_from~:moment date_created_to~:moment topic~:[=CommentTopic] is_internal~:yes is_read~:yes
  is_not_read~:yes street_descriptor~@6 usrn~@6 export_description~@6 organisation~@6
  work_reference_number~@6 author_email_address~@6 is_incoming~:yes@6 is_outgoing~:yes@6
export.ExpiringInterimReinstatementCSVExportRequest@6: geographical_area_reference_number~:[]
  street_descriptor~ usrn~ swa_code~ export_description~ organisation~ registration_date_from~:moment
  registration_date_to~:moment end_date_from~:moment end_date_to~:moment work_reference_number~
export.FPNCSVExportRequest: swa_code~ query~@12 geographical_area_reference_number~:[] status~:[=FPNStatus]
  start_date~:moment end_date~:moment offence_code~:[=OffenceCode]@26 status_changed_date_from~:moment@26
  status_changed_date_to~:moment@26 street_descriptor~@6 usrn~@6 export_description~@6 organisation~@6
  work_reference_number~@6
export.FPNsCreatedCSVExportRequest@6: date_from!:moment date_to!:moment
export.FeesCSVExportRequest: start_date!:moment end_date!:moment swa_code~
  fee_report_format!:=FeeReportFormat@6 swa_code_filter~@6 export_description~@6
export.ForwardPlanCSVExportRequest: swa_code~ query~@12 geographical_area_reference_number~:[]
  forward_plan_status~:[=ForwardPlanStatus] proposed_start_date~:moment proposed_end_date~:moment
  work_start_date_from~:moment work_start_date_to~:moment work_end_date_from~:moment
  work_end_date_to~:moment street_descriptor~@6 usrn~@6 export_description~@6 organisation~@6
  forward_plan_reference_number~@6
export.InspectionCSVExportRequest: swa_code~ query~@12 geographical_area_reference_number~:[]
  inspection_response_type~:[=InspectionResponseType]@12 start_date~:moment end_date~:moment
  inspection_type~:[=InspectionType]@26 inspection_outcome~:[=InspectionOutcome]@26
  start_date_created~:moment@26 end_date_created~:moment@26 street_descriptor~@6 usrn~@6
  export_description~@6 organisation~@6 work_reference_number~@6
  inspection_category~:[=InspectionCategory]@6
  promoter_outcome_status~:[=PromoterInspectionOutcomeStatusType]@6
  ha_outcome_status~:[=HAInspectionOutcomeStatusType]@6 is_auto_accepted~:yes@6
export.InspectionOutcomesCSVExportRequest@26: date_from!:moment date_to!:moment
export.InterestedPartyPermitsCSVExportRequest@6: geographical_area_reference_number~:[] street_descriptor~
  usrn~ swa_code~ export_description~ permit_reference_number~ work_reference_number~
  work_start_date_from~:moment work_start_date_to~:moment work_end_date_from~:moment
  work_end_date_to~:moment start_date_created~:moment end_date_created~:moment work_status~:[=WorkStatus]
  work_category~:[=WorkCategory] is_high_impact_traffic_management~:yes promoter_organisation_name~
  ha_organisation_name~
export.MaterialClassificationCSVExportRequest@6:
  material_classification_classification!:=MaterialClassificationClassification
  material_classification_reference_number~ street_descriptor~ usrn~ sample_date_from~:moment
  sample_date_to~:moment date_created_from~:moment date_created_to~:moment export_description~
export.NonComplianceCSVExportRequest@6: geographical_area_reference_number~:[] street_descriptor~ usrn~
  swa_code~ export_description~ organisation~ non_compliance_reference_number~
  non_compliance_status~:[=NonComplianceStatus] ha_response_status~:[=NonComplianceResponseStatus]
  promoter_response_status~:[=NonComplianceResponseStatus] non_compliance_date_created_from~:moment
  non_compliance_date_created_to~:moment most_recent_inspection_type~:[=InspectionType]
  most_recent_inspection_outcome~:[=InspectionOutcome]
  most_recent_inspection_promoter_response_status~:[=PromoterInspectionOutcomeStatusType]
  most_recent_inspection_ha_response_status~:[=HAInspectionOutcomeStatusType]
export.NumberOfInspectionUnitsCSVExportRequest@6: date_from!:moment date_to!:moment
export.OrganisationDataCSVExportRequest: start_date!:moment start_date_time~:moment end_date!:moment
  end_date_time~:moment
export.PbiSampleInspectionPassFailRatesCSVExportRequest@6: date_from!:moment
export.PbiSampleInspectionTargetCSVExportRequest@6: date_from!:moment date_to!:moment
export.PbiSampleInspectionsDueCSVExportRequest@6: geographical_area_reference_number~:[] street_descriptor~
  usrn~ swa_code~ export_description~ organisation~ work_reference_number~ sample_expiry_date_from~:moment
  sample_expiry_date_to~:moment
export.PermitAlterationCSVExportRequest: swa_code~ query~@12 geographical_area_reference_number~:[]
  alteration_status~:[=AlterationStatus] alteration_type~:[=AlterationType] work_status~:[=WorkStatus]
  work_category~:[=WorkCategory] lane_rental_assessment_outcome~:[=LaneRentalAssessmentOutcome]
  start_date_created~:moment end_date_created~:moment is_traffic_sensitive~:yes
  is_high_impact_traffic_management~:yes is_duration_extension~:yes is_early_start~:yes is_deemed~:yes
  lane_rental_charges_not_agreed~:yes lane_rental_charges_potentially_apply~:yes street_descriptor~@6
  usrn~@6 export_description~@6 organisation~@6 status_update_date_from~:moment@6
  status_update_date_to~:moment@6 permit_alteration_reference_number~@6
export.PermitAlterationOutcomesCSVExportRequest@6: date_from!:moment date_to!:moment
export.PermitAlterationsCreatedCSVExportRequest@6: date_from!:moment date_to!:moment
export.PermitCSVExportRequest: swa_code~ query~@12 geographical_area_reference_number~:[]
  status~:[=PermitStatus] work_status~:[=WorkStatus] work_category~:[=WorkCategory]
  lane_rental_assessment_outcome~:[=LaneRentalAssessmentOutcome] start_date~:moment end_date~:moment
  work_start_date_from~:moment work_start_date_to~:moment work_end_date_from~:moment
  work_end_date_to~:moment start_date_created~:moment end_date_created~:moment active_permit_only~:yes
  csv_export_prefix~:=PermitCsvExportPrefix is_traffic_sensitive~:yes is_high_impact_traffic_management~:yes
  has_no_final_registration~:yes has_excavation~:yes is_early_start~:yes is_deemed~:yes
  lane_rental_charges_not_agreed~:yes lane_rental_charges_potentially_apply~:yes
  ever_modification_requested~:yes hs2_works_only~:yes consultation_works_only~:yes consent_works_only~:yes
  unacknowledged_by_ha_only~:yes is_duration_challenged~:yes street_descriptor~@6 usrn~@6
  export_description~@6 organisation~@6 permit_reference_number~@6 work_reference_number~@6
  reasonable_period_end_date_from~:moment@6 reasonable_period_end_date_to~:moment@6
export.PermitOutcomesCSVExportRequest@6: date_from!:moment date_to!:moment
export.PermitsCreatedCSVExportRequest@26: date_from!:moment date_to!:moment
export.PrivateStreetCSVExportRequest@6: geographical_area_reference_number~:[] street_descriptor~ usrn~
  swa_code~ export_description~ organisation~ private_street_reference_number~ start_date_from~:moment
  start_date_to~:moment end_date_from~:moment end_date_to~:moment date_created_from~:moment
  date_created_to~:moment private_street_status~:[=PrivateStreetStatus]
export.ReinspectionCSVExportRequest@6: geographical_area_reference_number~:[] street_descriptor~ usrn~
  swa_code~ export_description~ organisation~ start_date~:moment end_date~:moment
  inspection_type~:[=InspectionType] start_date_created~:moment end_date_created~:moment
  work_reference_number~ inspection_category~:[=InspectionCategory]
export.ReinstatementCSVExportRequest: swa_code~ query~@12 geographical_area_reference_number~:[]
  status~:[=ReinstatementStatus] latest_reinstatements_only~:yes registration_date_from~:moment
  registration_date_to~:moment end_date_from~:moment end_date_to~:moment street_descriptor~@6 usrn~@6
  export_description~@6 organisation~@6 work_reference_number~@6
export.ReinstatementsDueCSVExportRequest@6: geographical_area_reference_number~:[] street_descriptor~ usrn~
  swa_code~ export_description~ organisation~ work_reference_number~ work_end_date_from~:moment
  work_end_date_to~:moment registration_due_date_from~:moment registration_due_date_to~:moment
export.Section58CSVExportRequest@6: geographical_area_reference_number~:[] street_descriptor~ usrn~
  swa_code~ export_description~ ha_organisation_name~ start_date_from~:moment start_date_to~:moment
  section_58_status~:[=Section58Status] section_58_reference_number~
export.Section74CSVExportRequest@6: geographical_area_reference_number~:[] street_descriptor~ usrn~
  swa_code~ export_description~ organisation~ section_74_ha_status~:[=Section74HAStatus]
  date_created_from~:moment date_created_to~:moment section_74_reference_number~
export.Section81CSVExportRequest: swa_code~ query~@12 geographical_area_reference_number~:[]
  status~:[=Section81Status] severity~:[=Section81Severity] street_descriptor~@6 usrn~@6
  export_description~@6 organisation~@6 issue_date_from~:moment@6 issue_date_to~:moment@6
  status_changed_date_from~:moment@6 status_changed_date_to~:moment@6 type~:[=Section81Type]@6
  section_81_reference_number~@6
geojson.ActivityFeature: type!:=FeatureType geometry!:GeoJSONGeometry properties!:ActivityProperties
geojson.ActivityProperties: activity_centre_point!:GeoJSONCentrePoint activity_name!
  activity_location_description! activity_reference_number! activity_type$!:=ActivityActivityType area_name!
  cancelled!:yes end_date!:moment street_name! start_date!:moment
geojson.ActivityResponse: type!:=FeatureCollectionType features!:[ActivityFeature]
geojson.AncillaryInfoFeature@6: type!:=FeatureType geometry!:GeoJSONGeometry
  properties!:AncillaryInfoProperties
geojson.AncillaryInfoProperties@6: work_reference_number~ permit_reference_number~
  ancillary_info_reference_number! location_description! ancillary_info_type$!:=AncillaryInfoType
  ancillary_info_status$!:=AncillaryInfoStatusResponse ancillary_info_centre_point!:GeoJSONCentrePoint
  ancillary_info_coordinates!:[any] promoter_organisation! date_created!:moment usrns!:[number]
geojson.AncillaryInfoResponse@6: type!:=FeatureCollectionType features!:[AncillaryInfoFeature]
geojson.ForwardPlanFeature: type!:=FeatureType geometry!:GeoJSONGeometry properties!:ForwardPlanProperties
geojson.ForwardPlanProperties: forward_plan_reference_number! work_reference_number!
  forward_plan_status$!:=ForwardPlanStatus work_centre_point!:GeoJSONCentrePoint street! area~
  start_date!:moment end_date!:moment description_of_work! promoter_organisation! location_description!
geojson.ForwardPlanResponse: type!:=FeatureCollectionType features!:[ForwardPlanFeature]
geojson.GeoJSONCentrePoint: type!:=GeoJSONCentrePointType coordinates!:[number]
geojson.GeoJSONGeometry: type$!:=GeoJSONFeatureType@1 type$!:=GeoJSONFeatureTypeResponse@26
  coordinates!:[any]
geojson.Hs2ActLimitsFeature: type!:=FeatureType geometry!:GeoJSONGeometry
geojson.Hs2ActLimitsResponse: type!:=FeatureCollectionType features!:[Hs2ActLimitsFeature]
geojson.MaterialClassificationFeature@6: type!:=FeatureType geometry!:GeoJSONGeometry
  properties!:MaterialClassificationProperties
geojson.MaterialClassificationProperties@6: material_classification_reference_number!
  material_classification_classification$!:=MaterialClassificationClassification sample_date!:moment
  recorded_by_swa_code! recorded_by_organisation_name! usrn!:number
  material_type$~:[=MaterialClassificationMaterialTypeResponse]
  material_classification_centre_point!:GeoJSONCentrePoint
geojson.MaterialClassificationResponse@6: type!:=FeatureCollectionType
  features!:[MaterialClassificationFeature]
geojson.PotentialClashSummaryResponse@6: work_reference_number! permit_reference_number! start_date!:moment
  end_date!:moment
geojson.PotentialClashesResponse@6: works!:[PotentialClashSummaryResponse]
geojson.PotentialCollaborationsAndClashesResponse@6:
  collaborations!:[PotentialCollaborationsSummaryResponse] clashes~:[PotentialClashSummaryResponse]
geojson.PotentialCollaborationsSummaryResponse@6: work_reference_number! permit_reference_number!
  start_date!:moment end_date!:moment
geojson.Section58Feature@6: type!:=FeatureType geometry!:GeoJSONGeometry properties!:Section58Properties
geojson.Section58Properties@6: section_58_centre_point!:GeoJSONCentrePoint section_58_reference_number!
  section_58_status$!:=Section58Status street_name! area_name~ organisation_name! start_date!:moment
  end_date!:moment restriction_duration$!:=Section58Duration restriction_extent$!:=Section58Extent
  location_types$!:[=LocationType]
geojson.Section58Response@6: type!:=FeatureCollectionType features!:[Section58Feature]
geojson.WorkFeature: type!:=FeatureType geometry!:GeoJSONGeometry properties!:WorkProperties
geojson.WorkProperties: work_reference_number! permit_reference_number! promoter_organisation!
  promoter_swa_code! work_category$!:=WorkCategory start_date!:moment end_date!:moment
  traffic_management_type$!:=TrafficManagementType@1
  traffic_management_type$!:=TrafficManagementTypeResponse@26 work_centre_point!:GeoJSONCentrePoint
  permit_status$!:=PermitStatus@1 permit_status$!:=PermitStatusResponse@26
  current_traffic_management_type$~:=TrafficManagementTypeResponse@6
  current_traffic_management_update_date~:moment@6 street!@6 usrn!:number@6 town!@6 area!@6
  highway_authority!@6 industry_sector$~:=IndustrySector@6
geojson.WorkResponse: type!:=FeatureCollectionType features!:[WorkFeature]
lookup.AdditionalSpecialDesignationsResponse: street_special_desig_code!:=AdditionalSpecialDesignationCode@1
  street_special_desig_code!:=AdditionalSpecialDesignationCodeResponse@26 special_desig_location_text~
  special_desig_description~ special_desig_start_time~:number special_desig_end_time~:number
  special_desig_periodicity_code$~:=AdditionalSpecialDesignationsPeriodicityCode@1
  special_desig_periodicity_code$~:=AdditionalSpecialDesignationsPeriodicityCodeResponse@26
  asd_coordinate_geometry~:GeoJSONGeometry whole_road~:yes special_desig_start_date~:moment
  special_desig_end_date~:moment street_special_desig_code_string~@26
lookup.Coordinates@6: easting!:number northing!:number
lookup.GeoJSONCentrePoint: type!:=GeoJSONCentrePointType coordinates!:[number]
lookup.GeoJSONGeometry: type$!:=GeoJSONFeatureType@1 type$!:=GeoJSONFeatureTypeResponse@26 coordinates!:any
lookup.GeoJSONMultiLineString: type!:=GeoJSONMultiLineStringType coordinates!:[[[number]]]
lookup.InterestAuthority: name! location_description! swa_code!@6 record_end_date~:moment@6
lookup.PrimaryNoticeAuthority: swa_code! name! location_description! record_end_date~:moment@6
lookup.ReinstatementTypeDetails: reinstatement_type_code$!:=ReinstatementTypeCode@1
  reinstatement_type_code$!:=ReinstatementTypeCodeResponse@26 reinstatement_type_location_text~
  is_active!:yes@6
lookup.StreetResponse: usrn!:number street_descriptor! area! town! authority! authority_swa_code!
  road_category!:number reinstatement_types!:[ReinstatementTypeDetails] traffic_sensitive!:yes
  primary_notice_authorities!:[PrimaryNoticeAuthority] interest_authorities!:[InterestAuthority]
  additional_special_designations_response!:[AdditionalSpecialDesignationsResponse]
  street_line~:GeoJSONMultiLineString street_centre_point~:GeoJSONCentrePoint
lookup.StreetSummaryResponse: street_descriptor! area! town! usrn!:number administrative_area!
  street_centre_point!:GeoJSONCentrePoint
lookup.StreetsRequest@6: coordinates!:[Coordinates]
lookup.UsrnStreetRequest@6: usrns!:[number]
party.AdminUpdateUserRolesRequest: roles!:[=Role] permissions~:[=Permission]@6
party.InternalUpdateUserRolesRequest: roles!:[=Role] permissions~:[=Permission]@6
  access_level~:=WorkstreamAccessLevel@6 workstream_prefixes~:[]@6
party.InviteUserRequest: email! first_name! last_name! role~:=Role
party.LogoutRequest: access_token!
party.OnboardUserRequest: email! first_name! last_name! organisation_reference! roles!:[=Role]
party.OrganisationContractCreateRequest@6: contractor_organisation_reference!
party.OrganisationContractsCreateRequest@12: contractor_organisation_references!:[]
party.OrganisationFpnDetailsResponse@6: organisation_reference! authorised_officer_name!
  authorised_officer_contact_details~ authorised_officer_address~ representations_contact_details~
  representations_contact_address~ payment_methods$~:[=PaymentMethod]
party.OrganisationResponse: name! organisation_reference! address_line_one! address_line_two~ email!@1
  email~@26 locality~ phone_number! postcode! town~ prefix! organisation_type$!:=OrganisationType@1
  organisation_type$!:=OrganisationTypeResponse@26 contractors~:[OrganisationSummaryResponse]
  is_hs2_applicable!:yes organisation_status$~:=OrganisationStatusResponse@26 primary_contact_name~@6
  primary_contact_email~@6 primary_contact_number~@6 primary_admin_name~@6 primary_admin_email~@6
  primary_admin_number~@6 industry_sector$~:=IndustrySector@6
party.OrganisationSummaryResponse: name! organisation_reference!
  organisation_status$~:=OrganisationStatusResponse@26
party.OrganisationUpdateRequest: address_line_one! address_line_two~ locality~ town~ postcode! email!@1
  email~@26 phone_number! primary_contact_name!@6 primary_contact_email!@6 primary_contact_number!@6
  primary_admin_name!@6 primary_admin_email!@6 primary_admin_number!@6 industry_sector~:=IndustrySector@6
party.ReOnboardUserRequest@26: email! password~
party.RemoveMultipleUsersRequest@6: emails!:[]
party.RemoveUserRequest: email!
party.RolePermissionsResponse@6: role$!:=Role permissions$!:[=Permission]
party.SetPasswordRequest: email! password! token!
party.SetPasswordResponse: idToken! organisationReference! accessToken! refreshToken!
party.TokenRefreshRequest: refresh_token!
party.TokenRefreshResponse: id_token! access_token!
party.UpdateOrganisationFpnDetailsRequest@6: authorised_officer_name! payment_methods~:[=PaymentMethod]
  authorised_officer_contact_details~ authorised_officer_address~ representations_contact_details~
  representations_contact_address~
party.UpdateUserDetailsRequest: first_name! last_name!
party.UserCreateRequest: email! first_name! last_name! password! organisation_reference~ roles!:[=Role]
  permissions~:[=Permission]@6
party.UserForgotPasswordRequest: email!
party.UserResetPasswordRequest: email! verification_code! password!
party.UserResponse: first_name~ last_name~ organisation_name! roles$~:[=Role] organisation_reference!
  contracts~:[OrganisationSummaryResponse] workstreams~:[UserWorkstreamAccessDetails]
  organisation_status$~:=OrganisationStatusResponse@26 role_permissions~:[RolePermissionsResponse]@6
party.UserWorkstreamAccess: workstream_prefix! access_level!:=WorkstreamAccessLevel
party.UserWorkstreamAccessDetails: workstream_prefix! access_level$!:=WorkstreamAccessLevel workstream_name!
party.UserWorkstreamAccessUpdateRequest: user_workstream_access!:[UserWorkstreamAccess]
party.WorkstreamCreateRequest: prefix! name! description~ contact_name~ contact_number~ contact_email~
  internal_user_identifier~@26 internal_user_name~@26 emergency_contact_name~@6 emergency_contact_number~@6
party.WorkstreamCreateResponse: prefix!
party.WorkstreamResponse: status$!:=WorkstreamStatus@1 status$!:=WorkstreamStatusResponse@26 prefix! name!
  description~ contact_name~ contact_number~ contact_email~ organisation_reference!
  emergency_contact_name~@6 emergency_contact_number~@6
party.WorkstreamUpdateRequest: name! description~ contact_name~ contact_number~ contact_email~
  internal_user_identifier~@26 internal_user_name~@26 emergency_contact_name~@6 emergency_contact_number~@6
sampling.AnnualInspectionUnitsResponse@6: annual_inspection_units!:[AnnualInspectionUnitsSummary]
sampling.AnnualInspectionUnitsSummary@6: financial_year_start_date!:moment annual_inspection_units~:number
  is_auto_calculated!:yes
sampling.GenerateSampleInspectionsRequest@6: sample_inspection_rate!:number
sampling.SampleInspectionQuotaResponse@6: quota!:number
sampling.SampleInspectionStartQuarterRequest@6: internal_user_identifier~ internal_user_name~
  start_date!:moment
sampling.SampleInspectionTargetCreateRequest@6: internal_user_identifier~ internal_user_name~
  inspection_units_baseline~:number annual_inspection_units~:[AnnualInspectionUnitsSummary]
  inspection_rate!:number target_a!:number target_b!:number target_c!:number promoter_org_ref!
sampling.SampleInspectionTargetCreateResponse@6: sample_inspection_target_reference_number!
sampling.SampleInspectionTargetResponse@6: sample_inspection_target_reference_number! org_ref!
  organisation_name! yearly_inspection_units!:number inspection_rate!:number target_a!:number
  target_b!:number target_c!:number completed_a!:number completed_b!:number completed_c!:number
  generated_b!:number generated_c!:number
sampling.SampleInspectionTargetUpdateRequest@6: internal_user_identifier~ internal_user_name~
  inspection_units_baseline~:number annual_inspection_units~:[AnnualInspectionUnitsSummary]
  inspection_rate!:number target_a!:number target_b!:number target_c!:number
"""
